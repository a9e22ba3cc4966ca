//! Sentences, indicators and checks of a template file -> the model.

use super::Converter;
use crate::formats::template::outline::{CheckJson, IndicatorJson, SentenceJson};
use crate::formats::template::words::{
    CheckFamily, EvidenceWord, SeverityWord, StyleWord, read_word,
};
use crate::model::template::{
    Check, Evidence, Indicator, Sentence, SentenceStyle, Severity, Target,
};
use crate::template::place::{Member, Part};

impl Converter {
    pub(super) fn sentences(&mut self, files: Vec<SentenceJson>) -> Vec<Sentence> {
        let sentence = |file: SentenceJson| {
            let word = file.style.as_deref().unwrap_or("paragraph");
            let meant = read_word(word).map(|word| match word {
                StyleWord::Paragraph => SentenceStyle::Paragraph,
                StyleWord::Dash => SentenceStyle::Dash,
                StyleWord::Plus => SentenceStyle::Plus,
            });
            let part = Part::Sentence(file.id.clone());
            Sentence {
                style: self.word(part, Member::Style, word, meant, SentenceStyle::Paragraph),
                id: file.id,
                text: file.text,
                when: file.when,
                each: file.each,
            }
        };
        files.into_iter().map(sentence).collect()
    }

    pub(in crate::formats::template) fn indicators(
        &mut self,
        files: Vec<IndicatorJson>,
    ) -> Vec<Indicator> {
        files.into_iter().map(|file| self.indicator(file)).collect()
    }

    fn indicator(&mut self, file: IndicatorJson) -> Indicator {
        let part = || Part::Indicator(file.id.clone());
        let target = file.target.map(|target| Target {
            at_least: self.decimal(part(), Member::Target, &target.at_least),
            act: target.act,
        });
        let evidence = file.evidence.as_deref().map(|word| {
            let meant = read_word(word).map(|word| match word {
                EvidenceWord::Source => Evidence::Source,
                EvidenceWord::Local => Evidence::Local,
            });
            self.word(part(), Member::Evidence, word, meant, Evidence::Local)
        });
        Indicator {
            target,
            evidence,
            id: file.id,
            label: file.label,
            section: file.section,
            formula: file.formula,
            unit: file.unit,
            decimals: file.decimals.unwrap_or(2),
            acts: file.acts,
            note: file.note,
        }
    }

    pub(in crate::formats::template) fn checks(&mut self, files: Vec<CheckJson>) -> Vec<Check> {
        files.into_iter().map(|file| self.check(file)).collect()
    }

    fn check(&mut self, file: CheckJson) -> Check {
        let part = || Part::Check(file.id.clone());
        let meant = read_word(&file.severity).map(|word| match word {
            SeverityWord::Error => Severity::Error,
            SeverityWord::Warning => Severity::Warning,
            SeverityWord::Note => Severity::Note,
        });
        let word = &file.severity;
        let severity = self.word(part(), Member::Severity, word, meant, Severity::Error);
        let family = read_word::<CheckFamily>(&file.family);
        self.word(
            part(),
            Member::Family,
            &file.family,
            family,
            CheckFamily::Sum,
        );
        Check {
            severity,
            id: file.id,
            family: file.family,
            each: file.each,
            rule: file.rule,
            message: file.message,
            advice: file.advice,
        }
    }
}

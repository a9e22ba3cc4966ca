//! Sentences, indicators and checks of a template file -> the model.

use rust_decimal::Decimal;

use super::Converter;
use crate::formats::template::outline::{CheckJson, IndicatorJson, SentenceJson};
use crate::model::template::{
    Check, Evidence, Indicator, Sentence, SentenceStyle, Severity, Target,
};
use crate::template::error::CompileErrorKind;
use crate::template::place::{Member, Part};

impl Converter {
    pub(super) fn sentences(&mut self, files: Vec<SentenceJson>) -> Vec<Sentence> {
        let sentence = |file: SentenceJson| {
            let word = file.style.as_deref().unwrap_or("paragraph");
            let meant = match word {
                "paragraph" => Some(SentenceStyle::Paragraph),
                "dash" => Some(SentenceStyle::Dash),
                "plus" => Some(SentenceStyle::Plus),
                _ => None,
            };
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
        let target = file.target.map(|target| {
            let text = target.at_least.as_str();
            let at_least = Decimal::from_str_exact(text).unwrap_or_else(|_| {
                let kind = CompileErrorKind::NotANumber(text.to_owned());
                self.report(part(), Member::Target, kind);
                Decimal::ZERO
            });
            Target {
                at_least,
                act: target.act,
            }
        });
        let evidence = file.evidence.as_deref().map(|word| {
            let meant = match word {
                "source" => Some(Evidence::Source),
                "local" => Some(Evidence::Local),
                _ => None,
            };
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
        let check = |file: CheckJson| {
            let meant = match file.severity.as_str() {
                "error" => Some(Severity::Error),
                "warning" => Some(Severity::Warning),
                "note" => Some(Severity::Note),
                _ => None,
            };
            let part = Part::Check(file.id.clone());
            let severity = self.word(
                part,
                Member::Severity,
                &file.severity,
                meant,
                Severity::Error,
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
        };
        files.into_iter().map(check).collect()
    }
}

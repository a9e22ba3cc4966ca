//! How the parts of a template file are rolled up -> the model.

use super::Converter;
use crate::formats::template::words::{OverTimeWord, RollUpWord, read_word};
use crate::model::template::{OverTime, RollUp, RollUpRule};
use crate::template::place::{Member, Part};

impl Converter {
    /// What a part of the file says of it.
    pub(super) fn roll_up(
        &mut self,
        part: &Part,
        roll_up: Option<&str>,
        over_time: Option<&str>,
    ) -> RollUpRule {
        let roll_up = roll_up.map(|word| {
            let meant = read_word(word).map(|word| match word {
                RollUpWord::Sum => RollUp::Sum,
                RollUpWord::Latest => RollUp::Latest,
                RollUpWord::List => RollUp::List,
                RollUpWord::Distribution => RollUp::Distribution,
                RollUpWord::ByName => RollUp::ByName,
                RollUpWord::None => RollUp::None,
            });
            self.word(part.clone(), Member::RollUp, word, meant, RollUp::None)
        });
        let over_time = over_time.map(|word| {
            let meant = read_word(word).map(|word| match word {
                OverTimeWord::Flow => OverTime::Flow,
                OverTimeWord::Stock => OverTime::Stock,
                OverTimeWord::OpeningStock => OverTime::OpeningStock,
                OverTimeWord::None => OverTime::None,
            });
            self.word(part.clone(), Member::OverTime, word, meant, OverTime::Flow)
        });
        RollUpRule { roll_up, over_time }
    }
}

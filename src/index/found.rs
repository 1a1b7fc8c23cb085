//! Defines `BySegment` and `AtLeast`, which collect the units that a query finds.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

/// Collects what is found in each segment that has any of it, in order.
pub struct BySegment;

impl Collector for BySegment {
    type Fruit = Vec<(SegmentOrdinal, Vec<DocId>)>;
    type Child = InSegment;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<InSegment> {
        Ok(InSegment { segment, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<(SegmentOrdinal, Vec<DocId>)>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.into_iter().filter(|(_, found)| !found.is_empty()).collect())
    }
}

pub struct InSegment {
    segment: SegmentOrdinal,
    found: Vec<DocId>,
}

impl SegmentCollector for InSegment {
    type Fruit = (SegmentOrdinal, Vec<DocId>);

    fn collect(&mut self, unit: DocId, _: Score) {
        self.found.push(unit);
    }

    fn harvest(self) -> Self::Fruit {
        (self.segment, self.found)
    }
}

/// Collects what has a score or a higher one, however many have it.
pub struct AtLeast(pub Score);

impl Collector for AtLeast {
    type Fruit = Vec<(Score, DocAddress)>;
    type Child = Scored;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Scored> {
        Ok(Scored { least: self.0, segment, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.into_iter().flatten().collect())
    }
}

pub struct Scored {
    least: Score,
    segment: SegmentOrdinal,
    found: Vec<(Score, DocAddress)>,
}

impl SegmentCollector for Scored {
    type Fruit = Vec<(Score, DocAddress)>;

    fn collect(&mut self, unit: DocId, score: Score) {
        if score >= self.least {
            self.found.push((score, DocAddress::new(self.segment, unit)));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}

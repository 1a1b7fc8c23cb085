//! Defines `BySegment`, which collects the units that a query finds.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

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

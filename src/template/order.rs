//! The order in which indicators and computed columns can be computed: each after those it builds on.
//!
//! Kahn's algorithm. Where it gets stuck there is a circle: that is reported, counted as computed, and the rest goes on, so
//! that every circle is reported, and only what stands in it. The work grows with the sum of the dependencies.

use std::collections::BTreeMap;

use crate::formula::syntax::Expression;
use crate::template::dependencies::computed_name;

/// Something that is computed: an indicator by id, a column by `dependencies::column_name`.
pub(crate) struct Computed {
    /// Its name.
    pub name: String,
    /// What its formula mentions.
    pub depends_on: Vec<String>,
    depth: usize,
}

impl Computed {
    /// What is computed by a formula.
    pub fn new(name: &str, depends_on: &[String], formula: &Expression) -> Self {
        Self {
            name: name.to_owned(),
            depends_on: depends_on.to_vec(),
            depth: formula.depth(),
        }
    }
}

/// Deepest that formulas build on one another, counted in parts inside parts: evaluation goes as deep, on a browser's stack.
const DEEPEST: usize = 400;

/// Positions of what is computed, in an order in which it can be; and what keeps some of it from being.
#[derive(Default)]
pub(crate) struct Order {
    /// Each after those it builds on, as far as that can be.
    pub positions: Vec<usize>,
    /// Those that build on one another in a circle: each on the next, the last on the first.
    pub circles: Vec<Vec<usize>>,
    /// The first of each chain that builds on too much.
    pub too_deep: Vec<usize>,
}

/// Orders what is computed.
pub(crate) fn order(computed: &[Computed]) -> Order {
    let mut graph = Graph::new(computed);
    let mut order = Order::default();
    loop {
        graph.place_what_is_ready(&mut order);
        match graph.circle() {
            Some(circle) => {
                graph.cut(&circle);
                order.circles.push(circle);
            }
            None => return order,
        }
    }
}

struct Graph {
    nodes: Vec<Node>,
    /// Nodes that wait for none and are still to be placed.
    ready: Vec<usize>,
    /// Nodes of which each waits for the next.
    way: Vec<usize>,
}

struct Node {
    /// What it builds on; a search takes what is placed away from its end.
    below: Vec<usize>,
    /// What builds on it.
    above: Vec<usize>,
    /// How many of those below are not yet placed.
    waits: usize,
    /// Depth of its own formula.
    own_depth: usize,
    /// The same with all that it builds on.
    depth: usize,
    /// True when it builds on an error that is reported elsewhere.
    blocked: bool,
    placed: bool,
    /// Where it stands on the way of a search.
    on_way: Option<usize>,
}

impl Graph {
    fn new(computed: &[Computed]) -> Self {
        let mut positions = BTreeMap::new();
        for (position, one) in computed.iter().enumerate() {
            positions.insert(one.name.as_str(), position);
        }
        let mut nodes: Vec<Node> = Vec::new();
        for one in computed {
            let depends_on = one.depends_on.iter();
            let below: Vec<usize> = depends_on
                .filter_map(|need| positions.get(computed_name(need).as_str()).copied())
                .collect();
            nodes.push(Node {
                waits: below.len(),
                below,
                above: Vec::new(),
                own_depth: one.depth,
                depth: one.depth,
                blocked: false,
                placed: false,
                on_way: None,
            });
        }
        for position in 0..nodes.len() {
            let below = nodes.get(position).map(|node| node.below.clone());
            for need in below.unwrap_or_default() {
                if let Some(node) = nodes.get_mut(need) {
                    node.above.push(position);
                }
            }
        }
        let waits_for_none =
            |(position, node): (usize, &Node)| (node.waits == 0).then_some(position);
        let ready = nodes
            .iter()
            .enumerate()
            .filter_map(waits_for_none)
            .collect();
        Self {
            nodes,
            ready,
            way: Vec::new(),
        }
    }

    /// Places all that can be placed, in the order in which it becomes ready.
    fn place_what_is_ready(&mut self, order: &mut Order) {
        let mut next = 0;
        while let Some(&position) = self.ready.get(next) {
            next += 1;
            order.positions.push(position);
            let Some(node) = self.nodes.get_mut(position) else {
                continue;
            };
            node.placed = true;
            if node.depth > DEEPEST && !node.blocked {
                node.blocked = true;
                order.too_deep.push(position);
            }
            let (depth, blocked) = (node.depth, node.blocked);
            for above in node.above.clone() {
                self.has_been_placed(above, depth, blocked);
            }
        }
        self.ready.clear();
    }

    /// Something below a node has been placed.
    fn has_been_placed(&mut self, above: usize, depth: usize, blocked: bool) {
        let Some(node) = self.nodes.get_mut(above) else {
            return;
        };
        node.depth = node.depth.max(depth + node.own_depth);
        node.blocked |= blocked;
        node.waits = node.waits.saturating_sub(1);
        if node.waits == 0 && !node.placed {
            self.ready.push(above);
        }
    }

    /// Nodes that wait for one another; the first in the template's order comes first. The way that was gone before is
    /// gone on, so that all circles together cost no more than one walk over everything.
    fn circle(&mut self) -> Option<Vec<usize>> {
        while self.way.last().is_some_and(|last| self.is_placed(*last)) {
            self.way.pop();
        }
        if self.way.is_empty() {
            let first = (0..self.nodes.len()).find(|position| !self.is_placed(*position))?;
            self.step_to(first);
        }
        loop {
            // Each that waits waits for another one, so that the way comes back to itself.
            let next = self.below(*self.way.last()?)?;
            if let Some(start) = self.nodes.get(next)?.on_way {
                let mut circle = self.way.get(start..)?.to_vec();
                let first = (0..circle.len()).min_by_key(|place| circle.get(*place).copied());
                circle.rotate_left(first.unwrap_or_default());
                return Some(circle);
            }
            self.step_to(next);
        }
    }

    fn is_placed(&self, position: usize) -> bool {
        self.nodes.get(position).is_none_or(|node| node.placed)
    }

    fn step_to(&mut self, position: usize) {
        if let Some(node) = self.nodes.get_mut(position) {
            node.on_way = Some(self.way.len());
        }
        self.way.push(position);
    }

    /// Something that a node waits for.
    fn below(&mut self, position: usize) -> Option<usize> {
        loop {
            let below = *self.nodes.get(position)?.below.last()?;
            if !self.is_placed(below) {
                return Some(below);
            }
            self.nodes.get_mut(position)?.below.pop();
        }
    }

    /// Counts the nodes of a circle as ready, and what builds on them as reported.
    fn cut(&mut self, circle: &[usize]) {
        for position in circle {
            if let Some(node) = self.nodes.get_mut(*position) {
                node.blocked = true;
                node.waits = 0;
                node.placed = true;
            }
        }
        self.ready.extend(circle);
    }
}

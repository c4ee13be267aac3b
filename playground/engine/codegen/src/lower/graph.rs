//! The order of a function's blocks, their dominator tree (Cooper, Harvey and Kennedy, "A
//! Simple, Fast Dominance Algorithm", 2001), and which of them need a label.

use crate::ir::*;

const NONE: u32 = u32::MAX;

pub struct Graph {
    /// The blocks that can be reached, in reverse postorder: each after those that dominate it.
    pub order: Vec<Block>,
    /// The place of each block in `order`.
    pub number: Vec<u32>,
    /// The blocks that each one dominates immediately.
    pub children: Vec<Vec<Block>>,
    /// How many blocks each one dominates.
    pub weight: Vec<u32>,
    /// Whether the block is jumped to from several places, so that it needs a label.
    pub merge: Vec<bool>,
    /// Whether the block begins a loop.
    pub header: Vec<bool>,
    /// Whether a loop has two entries: then no structured code has the same shape.
    pub irreducible: bool,
}

impl Graph {
    pub fn of(body: &Body) -> Graph {
        let blocks = body.blocks.len();
        let successors: Vec<Vec<Block>> =
            body.blocks.iter().map(|block| block.terminator.successors()).collect();
        let order = reverse_postorder(&successors);
        let mut number = vec![NONE; blocks];
        for (i, &block) in order.iter().enumerate() {
            number[block as usize] = i as u32;
        }
        let mut predecessors: Vec<Vec<u32>> = vec![vec![]; order.len()];
        for (i, &block) in order.iter().enumerate() {
            for &to in &successors[block as usize] {
                predecessors[number[to as usize] as usize].push(i as u32);
            }
        }
        let dominators = dominators(&predecessors);
        let mut graph = Graph {
            children: vec![vec![]; blocks],
            weight: vec![1; blocks],
            merge: vec![false; blocks],
            header: vec![false; blocks],
            irreducible: false,
            order,
            number,
        };
        for (i, &block) in graph.order.iter().enumerate() {
            if i > 0 {
                let parent = graph.order[dominators[i] as usize];
                graph.children[parent as usize].push(block);
            }
            let (back, forward): (Vec<u32>, Vec<u32>) =
                predecessors[i].iter().partition(|&&from| from >= i as u32);
            graph.header[block as usize] = !back.is_empty();
            graph.merge[block as usize] |= forward.len() > 1;
            graph.irreducible |= back.iter().any(|&from| !dominates(&dominators, i as u32, from));
            if let Terminator::Switch(..) = body.blocks[block as usize].terminator {
                for &to in &successors[block as usize] {
                    graph.merge[to as usize] = true;
                }
            }
        }
        for (i, &block) in graph.order.iter().enumerate().skip(1).rev() {
            let parent = graph.order[dominators[i] as usize];
            graph.weight[parent as usize] += graph.weight[block as usize];
        }
        graph
    }

    /// Whether the function calls anything.
    pub fn calls(&self, body: &Body) -> bool {
        self.order.iter().any(|&block| {
            let data = &body.blocks[block as usize];
            matches!(data.terminator, Terminator::Invoke { .. } | Terminator::TailCall(_))
                || data.insts.iter().any(|inst| matches!(inst, Inst::Call(_) | Inst::Catch { .. }))
        })
    }
}

fn reverse_postorder(successors: &[Vec<Block>]) -> Vec<Block> {
    let mut order = vec![];
    let mut seen = vec![false; successors.len()];
    // A block, and which of its successors is next: no recursion, as functions may be long.
    let mut stack = vec![(0, 0)];
    seen[0] = true;
    while let Some((block, next)) = stack.last_mut() {
        match successors[*block as usize].get(*next) {
            Some(&to) => {
                *next += 1;
                if !seen[to as usize] {
                    seen[to as usize] = true;
                    stack.push((to, 0));
                }
            }
            None => {
                order.push(*block);
                stack.pop();
            }
        }
    }
    order.reverse();
    order
}

/// The immediate dominator of each block, all by their number in the order.
fn dominators(predecessors: &[Vec<u32>]) -> Vec<u32> {
    let mut dominators = vec![NONE; predecessors.len()];
    dominators[0] = 0;
    let meet = |dominators: &[u32], mut a: u32, mut b: u32| {
        while a != b {
            while a > b {
                a = dominators[a as usize];
            }
            while b > a {
                b = dominators[b as usize];
            }
        }
        a
    };
    let mut changed = true;
    while changed {
        changed = false;
        for i in 1..predecessors.len() {
            let known = predecessors[i].iter().filter(|&&from| dominators[from as usize] != NONE);
            let new = known.copied().reduce(|a, b| meet(&dominators, a, b)).unwrap_or(NONE);
            if dominators[i] != new {
                dominators[i] = new;
                changed = true;
            }
        }
    }
    dominators
}

fn dominates(dominators: &[u32], a: u32, mut b: u32) -> bool {
    while b > a {
        b = dominators[b as usize];
    }
    a == b
}

//! The nodes of the syntax tree in the order of the walk, each with its parent and its scope.

use ruff_python_ast::{AnyNodeRef, HasNodeIndex, NodeIndex};

use super::{ReferenceId, ScopeId};
use crate::hooks::SubjectKind;

super::index_type! {
    /// A node, by the order of the walk; function bodies come after the code around them.
    NodeId
}

#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(crate) node: AnyNodeRef<'a>,
    pub(crate) parent: Option<NodeId>,
    /// The scope that the node stands in (for a function: the scope around it).
    pub(crate) scope: ScopeId,
    /// The scope that the node opens.
    pub(crate) opens: Option<ScopeId>,
    /// What a name that is read refers to.
    pub(crate) reference: Option<ReferenceId>,
}

/// All nodes that rules can ask for.
#[derive(Default)]
pub(crate) struct Nodes<'a> {
    nodes: Vec<Node<'a>>,
    /// The kind of each: apart, so that who looks for some kinds reads little.
    kinds: Vec<Option<SubjectKind>>,
}

impl<'a> Nodes<'a> {
    /// No nodes, in memory that others leave behind.
    pub(super) fn within(buffer: Nodes<'_>) -> Self {
        let Nodes { mut nodes, mut kinds } = buffer;
        nodes.clear();
        kinds.clear();
        Self {
            // The standard library collects what was a vector of the same layout in its own memory.
            nodes: nodes
                .into_iter()
                .map(|_| -> Node<'a> { unreachable!("there are none") })
                .collect(),
            kinds,
        }
    }

    /// Makes room for so many nodes; what is not used is not touched either.
    pub(super) fn reserve(&mut self, nodes: usize) {
        self.nodes.reserve(nodes);
        self.kinds.reserve(nodes);
    }

    /// How many nodes there is room for.
    pub(super) fn capacity(&self) -> usize {
        self.nodes.capacity()
    }

    #[inline]
    pub(crate) fn push<N>(&mut self, node: &'a N, parent: Option<NodeId>, scope: ScopeId) -> NodeId
    where
        &'a N: Into<AnyNodeRef<'a>> + HasNodeIndex,
    {
        let id = NodeId::new(self.nodes.len());
        node.node_index().set(NodeIndex::from(id.index() as u32));
        let node = node.into();
        self.kinds.push(SubjectKind::of(node));
        self.nodes.push(Node {
            node,
            parent,
            scope,
            opens: None,
            reference: None,
        });
        id
    }

    #[inline]
    pub(crate) fn get(&self, id: NodeId) -> &Node<'a> {
        &self.nodes[id.index()]
    }

    /// The kinds of all nodes, in order.
    pub(crate) fn kinds(&self) -> &[Option<SubjectKind>] {
        &self.kinds
    }

    /// The nodes of some kinds, in order.
    pub(crate) fn of_kinds<const N: usize>(
        &self,
        kinds: [SubjectKind; N],
    ) -> impl Iterator<Item = NodeId> + '_ {
        let wanted = kinds.map(Some);
        let all = self.kinds.iter().enumerate();
        all.filter(move |(_, found)| wanted.contains(found))
            .map(|(index, _)| NodeId::new(index))
    }

    pub(crate) fn get_mut(&mut self, id: NodeId) -> &mut Node<'a> {
        &mut self.nodes[id.index()]
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The number of a node that the walk has met.
    #[inline]
    pub(crate) fn id_of(&self, node: impl HasNodeIndex) -> Option<NodeId> {
        let index = node.node_index().load().as_u32()?;
        Some(NodeId::new(index as usize))
    }

    /// The nodes around a node, the innermost first.
    pub(crate) fn ancestor_ids(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.get(node).parent, |id| self.get(*id).parent)
    }

    /// The innermost node around two others, and the child of it that holds each; None where one holds the other.
    pub(crate) fn meeting(&self, one: NodeId, other: NodeId) -> Option<(NodeId, NodeId, NodeId)> {
        let (mut one, mut other) = (one, other);
        let (mut holds_one, mut holds_other) = (None, None);
        // A node has a greater number than its parent.
        while one != other {
            let (node, holds) = match one > other {
                true => (&mut one, &mut holds_one),
                false => (&mut other, &mut holds_other),
            };
            *holds = Some(*node);
            *node = self.get(*node).parent?;
        }
        Some((one, holds_one?, holds_other?))
    }

    /// The statement that a node is or stands in.
    pub(crate) fn statement(&self, node: NodeId) -> NodeId {
        let mut id = node;
        while !self.get(id).node.is_statement() {
            match self.get(id).parent {
                Some(parent) => id = parent,
                None => break,
            }
        }
        id
    }
}

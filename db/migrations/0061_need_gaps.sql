-- A gap that a need answers was known by the need's own node alone. A need may answer gaps of other nodes as well, and goes
-- on answering one after it was moved to another node; which ones is chosen by a person, as problems are.
create table talent.need_gap (
  need_id uuid not null references talent.need on delete cascade,
  chain_id uuid not null references chains.chain,
  node_id uuid not null references chains.node,
  primary key (need_id, chain_id, node_id)
);
create index need_gap_node on talent.need_gap (node_id, chain_id);
create index need_gap_chain on talent.need_gap (chain_id);

-- The owner of a policy decides on it only where the routing names the owner. In all other rounds the owner is on a side
-- of their own, which no seat, decision or signature takes.
ALTER TABLE approval_party DROP CONSTRAINT approval_party_side_check;
ALTER TABLE approval_party ADD CONSTRAINT approval_party_side_check CHECK (side IN ('WRITER', 'OWNER', 'DECIDER'));

-- Tables of control messages. Names and columns are the original's. In place of @stream@
-- stands the name of the main table, of @prefix@ the prefix of the others.

-- Messages, to one node or (node_id empty) to all. Rows of one shard_id get their ids in
-- the order of their commits.
CREATE TABLE IF NOT EXISTS @stream@ (
	id BIGSERIAL,
	shard_id SMALLINT NOT NULL DEFAULT 0,
	node_id TEXT NOT NULL DEFAULT '',
	data BYTEA NOT NULL,
	created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
	PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);

CREATE INDEX IF NOT EXISTS @stream@_shard_id_idx ON @stream@ (shard_id, id);

-- A row per shard: whoever writes to the shard locks it first.
CREATE TABLE IF NOT EXISTS @prefix@shard_lock (
	shard_id SMALLINT PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS @prefix@schema_version (
	id INTEGER PRIMARY KEY,
	schema_version INTEGER NOT NULL
);

INSERT INTO @prefix@schema_version (id, schema_version) VALUES (1, 1) ON CONFLICT (id) DO NOTHING;

-- Tables of streams, one set per type of payload. Names and columns are the original's.
-- In place of @stream@ stands the name of the main table, of @prefix@ that name and an
-- underscore, of @data@ the type of payloads.

-- What is delivered. Rows of one shard_id get their ids in the order of their commits.
-- kind: 0 publication, 1 join, 2 leave.
CREATE TABLE IF NOT EXISTS @stream@ (
	id BIGSERIAL,
	channel TEXT NOT NULL,
	channel_offset BIGINT NOT NULL,
	epoch TEXT NOT NULL DEFAULT '',
	kind SMALLINT NOT NULL DEFAULT 0,
	data @data@,
	tags JSONB,
	client_id TEXT,
	user_id TEXT,
	conn_info @data@,
	chan_info @data@,
	prev_data @data@,
	created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
	shard_id SMALLINT NOT NULL DEFAULT 0,
	PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);

CREATE INDEX IF NOT EXISTS @stream@_channel_epoch_offset_idx ON @stream@ (channel, epoch, channel_offset)
	WHERE kind = 0;
CREATE INDEX IF NOT EXISTS @stream@_shard_id_idx ON @stream@ (shard_id, id);
CREATE INDEX IF NOT EXISTS @stream@_created_at_idx ON @stream@ (created_at);

-- Where each stream stands, and how much of it may be read.
CREATE TABLE IF NOT EXISTS @prefix@meta (
	channel TEXT PRIMARY KEY,
	top_offset BIGINT NOT NULL DEFAULT 0,
	epoch TEXT NOT NULL DEFAULT '',
	history_ttl INTERVAL NOT NULL DEFAULT INTERVAL '1 minute',
	history_size INTEGER NOT NULL DEFAULT 100,
	top_version BIGINT NOT NULL DEFAULT 0,
	top_version_epoch TEXT NOT NULL DEFAULT '',
	expires_at TIMESTAMPTZ NOT NULL DEFAULT now() + INTERVAL '7 days',
	created_at TIMESTAMPTZ DEFAULT now(),
	updated_at TIMESTAMPTZ DEFAULT now()
);

CREATE INDEX IF NOT EXISTS @prefix@meta_expires_idx ON @prefix@meta (expires_at);

-- Every publish updates a row twice.
ALTER TABLE @prefix@meta SET (
	autovacuum_vacuum_scale_factor = 0.05,
	autovacuum_vacuum_threshold = 100,
	autovacuum_analyze_scale_factor = 0.05
);

-- Results of publishes that may be repeated.
CREATE TABLE IF NOT EXISTS @prefix@idempotency (
	channel TEXT NOT NULL,
	idempotency_key TEXT NOT NULL,
	result_offset BIGINT NOT NULL,
	result_epoch TEXT NOT NULL,
	result_id BIGINT NOT NULL,
	expires_at TIMESTAMPTZ NOT NULL,
	PRIMARY KEY (channel, idempotency_key)
);

CREATE INDEX IF NOT EXISTS @prefix@idempotency_expires_idx ON @prefix@idempotency (expires_at);

ALTER TABLE @prefix@idempotency SET (
	autovacuum_vacuum_scale_factor = 0.05,
	autovacuum_vacuum_threshold = 100,
	autovacuum_analyze_scale_factor = 0.05
);

-- A row per shard: whoever writes to the shard locks it first.
CREATE TABLE IF NOT EXISTS @prefix@shard_lock (
	shard_id SMALLINT PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS @prefix@schema_version (
	id INTEGER PRIMARY KEY,
	schema_version INTEGER NOT NULL
);

INSERT INTO @prefix@schema_version (id, schema_version) VALUES (1, 1) ON CONFLICT (id) DO NOTHING;

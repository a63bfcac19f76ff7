-- Sends a control message. Name, parameters and effects are the original's.
CREATE OR REPLACE FUNCTION @prefix@publish(
	p_data BYTEA,
	p_node_id TEXT DEFAULT '',
	p_num_shards INTEGER DEFAULT NULL
) RETURNS BIGINT AS $$
DECLARE
	shards INTEGER := p_num_shards;
	shard INTEGER := 0;
	new_id BIGINT;
BEGIN
	IF coalesce(shards, 0) <= 0 THEN
		SELECT count(*) INTO shards FROM @prefix@shard_lock;
	END IF;
	IF shards > 1 THEN
		shard := CASE WHEN p_node_id = '' THEN txid_current() ELSE abs(hashtext(p_node_id)::BIGINT) END % shards;
	END IF;
	PERFORM FROM @prefix@shard_lock l WHERE l.shard_id = shard FOR UPDATE;
	INSERT INTO @stream@ AS m (shard_id, node_id, data) VALUES (shard, p_node_id, p_data) RETURNING m.id INTO new_id;
	PERFORM pg_notify('@prefix@notify', '');
	RETURN new_id;
END;
$$ LANGUAGE plpgsql;

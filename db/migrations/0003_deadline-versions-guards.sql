ALTER TABLE "deadline_versions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "deadline_suspensions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT ON deadline_versions, deadline_suspensions TO kimflow_app;
--> statement-breakpoint
CREATE FUNCTION deadline_tick(at timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  -- Deadlines that end within the same 50 ms share one alarm; never rounded down, so none rings early.
  SELECT ceil(extract(epoch FROM at) * 20)::bigint * 50
$$;
--> statement-breakpoint
DROP TRIGGER deadlines_notify ON deadlines;
--> statement-breakpoint
DROP FUNCTION deadlines_notify();
--> statement-breakpoint
CREATE FUNCTION deadlines_armed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('deadlines', json_build_object('tenant', tenant_id, 'at', deadline_tick(rings_at))::text)
  FROM armed WHERE state = 'armed' GROUP BY tenant_id, deadline_tick(rings_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION deadlines_rearmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('deadlines', json_build_object('tenant', fresh.tenant_id, 'at', deadline_tick(fresh.rings_at))::text)
  FROM armed fresh JOIN before USING (tenant_id, id)
  WHERE fresh.state = 'armed' AND (before.state <> 'armed' OR before.rings_at <> fresh.rings_at)
  GROUP BY fresh.tenant_id, deadline_tick(fresh.rings_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER deadlines_armed AFTER INSERT ON deadlines
  REFERENCING NEW TABLE AS armed FOR EACH STATEMENT EXECUTE FUNCTION deadlines_armed();
--> statement-breakpoint
CREATE TRIGGER deadlines_rearmed AFTER UPDATE ON deadlines
  REFERENCING OLD TABLE AS before NEW TABLE AS armed FOR EACH STATEMENT EXECUTE FUNCTION deadlines_rearmed();
--> statement-breakpoint
CREATE FUNCTION audit_append_all(p_entries jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  tenant text := current_setting('app.tenant');
  head audit_heads;
  given jsonb;
  entry audit_entries;
  added audit_entries[] := '{}';
BEGIN
  -- The same chain as audit_append, entry by entry in the order given; only the head is locked once.
  INSERT INTO audit_heads VALUES (tenant, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_heads WHERE tenant_id = tenant FOR UPDATE;
  FOR given IN SELECT value FROM jsonb_array_elements(p_entries) WITH ORDINALITY ORDER BY ordinality LOOP
    entry := ROW(tenant, head.seq + 1, (given->>'at')::timestamptz, given->>'event', given->>'actorKind',
      given->>'actorId', given->>'contactId', given->>'caseId', given->>'referralId', given->>'taskId',
      given->'facts', '', given->>'traceId')::audit_entries;
    entry.hash := audit_hash(head.hash, entry);
    added := added || entry;
    head.seq := entry.seq;
    head.hash := entry.hash;
  END LOOP;
  INSERT INTO audit_entries SELECT * FROM unnest(added);
  UPDATE audit_heads SET seq = head.seq, hash = head.hash WHERE tenant_id = tenant;
END $$;
--> statement-breakpoint
-- Whoever writes many rows at once announces them at once, too.
DROP TRIGGER outbox_notify ON outbox;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outbox', tenant_id) FROM added GROUP BY tenant_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER outbox_notify AFTER INSERT ON outbox
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();

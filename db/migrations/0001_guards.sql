DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO kimflow_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO kimflow_app;
--> statement-breakpoint
GRANT DELETE ON sessions, sign_ins, idempotency_keys, outbox TO kimflow_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kimflow_app;
--> statement-breakpoint
REVOKE UPDATE ON audit_entries FROM kimflow_app;
--> statement-breakpoint
INSERT INTO clock_offset (id, offset_ms) VALUES (1, 0);
--> statement-breakpoint
CREATE FUNCTION audit_hash(previous text, entry audit_entries) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  -- As a JSON array every value keeps its place: an id moved to another column is another entry.
  SELECT encode(sha256(convert_to(jsonb_build_array(previous, entry.tenant_id, entry.seq,
    extract(epoch FROM entry.at), entry.event, entry.actor_kind, entry.actor_id, entry.contact_id,
    entry.case_id, entry.referral_id, entry.task_id, entry.facts, entry.trace_id)::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION audit_append(
  p_at timestamptz, p_event text, p_actor_kind text, p_actor_id text, p_contact_id text,
  p_case_id text, p_referral_id text, p_task_id text, p_facts jsonb, p_trace_id text
) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  tenant text := current_setting('app.tenant');
  head audit_heads;
  entry audit_entries;
BEGIN
  INSERT INTO audit_heads VALUES (tenant, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_heads WHERE tenant_id = tenant FOR UPDATE;
  entry := ROW(tenant, head.seq + 1, p_at, p_event, p_actor_kind, p_actor_id, p_contact_id,
    p_case_id, p_referral_id, p_task_id, p_facts, '', p_trace_id)::audit_entries;
  entry.hash := audit_hash(head.hash, entry);
  INSERT INTO audit_entries SELECT entry.*;
  UPDATE audit_heads SET seq = entry.seq, hash = entry.hash WHERE tenant_id = tenant;
  RETURN entry.seq;
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_verify() RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT min(seq) FROM (
    SELECT seq FROM (
      SELECT entry.seq, entry.hash, audit_hash(coalesce(lag(entry.hash) OVER w, ''), entry) AS expected,
        row_number() OVER w AS row
      FROM audit_entries entry WINDOW w AS (ORDER BY entry.seq)
    ) chain WHERE hash <> expected OR seq <> row
    UNION ALL
    -- The head knows how long the chain is: entries cut off its end are missed as well.
    SELECT coalesce(last.seq, 0) + 1 FROM audit_heads head
    LEFT JOIN LATERAL (SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1) last ON true
    WHERE head.seq <> coalesce(last.seq, 0) OR head.hash <> coalesce(last.hash, '')
  ) broken
$$;
--> statement-breakpoint
CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outbox', NEW.tenant_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION outbox_notify();
--> statement-breakpoint
CREATE FUNCTION live_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('live', json_build_object('tenant', NEW.tenant_id, 'event', NEW.event,
    'contactId', NEW.contact_id, 'caseId', NEW.case_id, 'taskId', NEW.task_id)::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER live_notify AFTER INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION live_notify();
--> statement-breakpoint
CREATE FUNCTION clock_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('clock', NEW.offset_ms::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER clock_notify AFTER UPDATE ON clock_offset FOR EACH ROW EXECUTE FUNCTION clock_notify();
--> statement-breakpoint
CREATE FUNCTION deadlines_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('deadlines', json_build_object('tenant', NEW.tenant_id, 'id', NEW.id)::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER deadlines_notify AFTER INSERT OR UPDATE OF due_at, state ON deadlines
  FOR EACH ROW EXECUTE FUNCTION deadlines_notify();

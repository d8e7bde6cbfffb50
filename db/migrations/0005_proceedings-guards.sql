ALTER TABLE "proceedings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "life_events" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "notices" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "notice_answers" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON proceedings, notices TO kimflow_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON life_events, notice_answers TO kimflow_app;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION live_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('live', json_build_object('tenant', NEW.tenant_id, 'event', NEW.event,
    'contactId', NEW.contact_id, 'caseId', NEW.case_id, 'taskId', NEW.task_id,
    'proceedingId', NEW.facts->>'proceedingId')::text);
  RETURN NULL;
END $$;

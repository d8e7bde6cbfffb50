CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "tasks_done" ON "tasks" USING btree ("tenant_id","completed_by","completed_at");--> statement-breakpoint
-- Erasure empties the way to a date, which may begin with a birthday; nothing else of a version changes.
GRANT UPDATE (explanation) ON deadline_versions TO kimflow_app;

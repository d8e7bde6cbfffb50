CREATE TABLE "audit_entries" (
	"tenant_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"contact_id" text,
	"case_id" text,
	"referral_id" text,
	"task_id" text,
	"facts" jsonb NOT NULL,
	"hash" text NOT NULL,
	"trace_id" text,
	CONSTRAINT "audit_entries_tenant_id_seq_pk" PRIMARY KEY("tenant_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"tenant_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_heads_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cases" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"person_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"case_manager_id" text,
	"phase" text NOT NULL,
	"phase_since" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cases_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "cases_number" UNIQUE("tenant_id","number"),
	CONSTRAINT "cases_contact" UNIQUE("tenant_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "cases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "number_series" (
	"tenant_id" text NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_series_tenant_id_series_year_pk" PRIMARY KEY("tenant_id","series","year")
);
--> statement-breakpoint
ALTER TABLE "number_series" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "clock_offset" (
	"id" integer PRIMARY KEY NOT NULL,
	"offset_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"person_id" text NOT NULL,
	"recipient_id" text NOT NULL,
	"purpose" text NOT NULL,
	"data_categories" text[] NOT NULL,
	"text_version" text NOT NULL,
	"language" text NOT NULL,
	"interpreted" boolean NOT NULL,
	"evidence" text NOT NULL,
	"confidentiality_release" boolean NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"valid_until" date NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawal_reason" "bytea",
	"recorded_by" text NOT NULL,
	CONSTRAINT "consents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contacts" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"person_id" text NOT NULL,
	"source" text NOT NULL,
	"reporter_organisation_id" text,
	"report_consent" text NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"snapshot" "bytea",
	"received_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "contacts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "contacts_number" UNIQUE("tenant_id","number")
);
--> statement-breakpoint
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deadlines" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"rule" text NOT NULL,
	"text_of" text NOT NULL,
	"contact_id" text,
	"case_id" text,
	"referral_id" text,
	"starts_on" date NOT NULL,
	"raw_on" date NOT NULL,
	"due_on" date NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"remind_on" date[] NOT NULL,
	"explanation" jsonb NOT NULL,
	"state" text NOT NULL,
	"fired_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"when_missed" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deadlines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "deadlines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machine_tokens" (
	"tenant_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"organisation_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "machine_tokens_tenant_id_token_hash_pk" PRIMARY KEY("tenant_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "machine_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisations" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"unit" text,
	"kind" text NOT NULL,
	"agency" text,
	"endpoint" text,
	"public_jwk" jsonb,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "organisations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "organisations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"title" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "staff_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "staff_subject" UNIQUE("tenant_id","subject")
);
--> statement-breakpoint
ALTER TABLE "staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"state" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"signing_jwk" jsonb NOT NULL,
	"sealed_signing_key" "bytea" NOT NULL,
	"issuer" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "acknowledgements" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"dispatch_id" text NOT NULL,
	"source_id" text NOT NULL,
	"answer_id" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"file_number" "bytea",
	"text" "bytea",
	"digest" text NOT NULL,
	"answered_by" text,
	"answered_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"effect" text NOT NULL,
	CONSTRAINT "acknowledgements_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "acknowledgements_answer" UNIQUE("tenant_id","source_id","answer_id")
);
--> statement-breakpoint
ALTER TABLE "acknowledgements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dispatches" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"referral_id" text NOT NULL,
	"target_id" text NOT NULL,
	"kind" text NOT NULL,
	"occasion" text NOT NULL,
	"state" text NOT NULL,
	"content" "bytea" NOT NULL,
	"data_categories" text[] NOT NULL,
	"digest" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reference" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	CONSTRAINT "dispatches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "dispatches_occasion" UNIQUE("tenant_id","referral_id","kind","occasion")
);
--> statement-breakpoint
ALTER TABLE "dispatches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" text NOT NULL,
	"caller_id" text NOT NULL,
	"key" text NOT NULL,
	"body_digest" text NOT NULL,
	"status" integer NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_caller_id_key_pk" PRIMARY KEY("tenant_id","caller_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"seq" bigserial NOT NULL,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"last_error" text,
	"trace_id" text,
	CONSTRAINT "outbox_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "persons" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"wrapped_key" "bytea",
	"record" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "persons_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "persons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposals" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"decision_id" text NOT NULL,
	"decision_version" integer NOT NULL,
	"contact_id" text,
	"case_id" text,
	"referral_id" text,
	"person_id" text NOT NULL,
	"facts" "bytea" NOT NULL,
	"result" jsonb NOT NULL,
	"hit_rules" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "proposals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "proposals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "referrals" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"case_id" text NOT NULL,
	"target_id" text NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp with time zone NOT NULL,
	"consent_id" text,
	"statute" text,
	"request" "bytea",
	"rejection_reason" text,
	"replaces_id" text,
	"planned_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "referrals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "referrals_number" UNIQUE("tenant_id","number")
);
--> statement-breakpoint
ALTER TABLE "referrals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"staff_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"nonce" text NOT NULL,
	"code_verifier" text NOT NULL,
	"return_to" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_ins_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "sign_ins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tasks" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"job_key" text NOT NULL,
	"element_instance_key" text NOT NULL,
	"instance_key" text NOT NULL,
	"process_id" text NOT NULL,
	"process_version" integer NOT NULL,
	"element_id" text NOT NULL,
	"form_id" text NOT NULL,
	"group_id" text NOT NULL,
	"contact_id" text,
	"case_id" text,
	"referral_id" text,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"assignee_id" text,
	"claimed_at" timestamp with time zone,
	"due_on" date NOT NULL,
	"follow_up_on" date,
	"draft" "bytea",
	"draft_saved_at" timestamp with time zone,
	"result" "bytea",
	"reason" "bytea",
	"completed_by" text,
	"completed_at" timestamp with time zone,
	"rev" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tasks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tasks_job" UNIQUE("tenant_id","job_key")
);
--> statement-breakpoint
ALTER TABLE "tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "diagrams" (
	"process_id" text NOT NULL,
	"version" integer NOT NULL,
	"definition_key" text NOT NULL,
	"bpmn" text NOT NULL,
	"deployed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "diagrams_process_id_version_pk" PRIMARY KEY("process_id","version")
);
--> statement-breakpoint
CREATE TABLE "trace_elements" (
	"element_instance_key" text PRIMARY KEY NOT NULL,
	"instance_key" text NOT NULL,
	"process_id" text NOT NULL,
	"process_version" integer NOT NULL,
	"element_id" text NOT NULL,
	"element_type" text NOT NULL,
	"state" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"partition" integer NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trace_flows" (
	"instance_key" text NOT NULL,
	"flow_id" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trace_flows_instance_key_flow_id_pk" PRIMARY KEY("instance_key","flow_id")
);
--> statement-breakpoint
CREATE TABLE "trace_incidents" (
	"incident_key" text PRIMARY KEY NOT NULL,
	"instance_key" text NOT NULL,
	"process_id" text NOT NULL,
	"element_id" text NOT NULL,
	"job_key" text,
	"error_type" text NOT NULL,
	"code" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trace_instances" (
	"tenant_id" text NOT NULL,
	"instance_key" text NOT NULL,
	"process_id" text NOT NULL,
	"process_version" integer NOT NULL,
	"contact_id" text,
	"case_id" text,
	"referral_id" text,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trace_instances_tenant_id_instance_key_pk" PRIMARY KEY("tenant_id","instance_key")
);
--> statement-breakpoint
ALTER TABLE "trace_instances" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trace_positions" (
	"partition" integer NOT NULL,
	"value_type" text NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "trace_positions_partition_value_type_pk" PRIMARY KEY("partition","value_type")
);
--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_person_id_persons_tenant_id_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."persons"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_tenant_id_person_id_persons_tenant_id_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."persons"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_tenant_id_person_id_persons_tenant_id_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."persons"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_tokens" ADD CONSTRAINT "machine_tokens_tenant_id_organisation_id_organisations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","organisation_id") REFERENCES "public"."organisations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_tenant_id_organisation_id_organisations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","organisation_id") REFERENCES "public"."organisations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_tenant_id_dispatch_id_dispatches_tenant_id_id_fk" FOREIGN KEY ("tenant_id","dispatch_id") REFERENCES "public"."dispatches"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispatches" ADD CONSTRAINT "dispatches_tenant_id_referral_id_referrals_tenant_id_id_fk" FOREIGN KEY ("tenant_id","referral_id") REFERENCES "public"."referrals"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispatches" ADD CONSTRAINT "dispatches_tenant_id_target_id_organisations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","target_id") REFERENCES "public"."organisations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_tenant_id_case_id_cases_tenant_id_id_fk" FOREIGN KEY ("tenant_id","case_id") REFERENCES "public"."cases"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_tenant_id_target_id_organisations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","target_id") REFERENCES "public"."organisations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_tenant_id_staff_id_staff_tenant_id_id_fk" FOREIGN KEY ("tenant_id","staff_id") REFERENCES "public"."staff"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_case" ON "audit_entries" USING btree ("tenant_id","case_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_contact" ON "audit_entries" USING btree ("tenant_id","contact_id","seq");--> statement-breakpoint
CREATE INDEX "cases_opened" ON "cases" USING btree ("tenant_id","opened_at");--> statement-breakpoint
CREATE INDEX "consents_person" ON "consents" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "contacts_received" ON "contacts" USING btree ("tenant_id","received_at");--> statement-breakpoint
CREATE INDEX "deadlines_due" ON "deadlines" USING btree ("tenant_id","state","due_at");--> statement-breakpoint
CREATE INDEX "deadlines_case" ON "deadlines" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "deadlines_referral" ON "deadlines" USING btree ("tenant_id","referral_id");--> statement-breakpoint
CREATE INDEX "machine_tokens_organisation" ON "machine_tokens" USING btree ("tenant_id","organisation_id");--> statement-breakpoint
CREATE INDEX "acknowledgements_dispatch" ON "acknowledgements" USING btree ("tenant_id","dispatch_id");--> statement-breakpoint
CREATE INDEX "dispatches_target" ON "dispatches" USING btree ("tenant_id","target_id","state");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "outbox" USING btree ("tenant_id","sent_at","seq");--> statement-breakpoint
CREATE INDEX "proposals_contact" ON "proposals" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "proposals_case" ON "proposals" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "referrals_case" ON "referrals" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "referrals_target" ON "referrals" USING btree ("tenant_id","target_id","state");--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("tenant_id","state","due_on");--> statement-breakpoint
CREATE INDEX "tasks_assignee" ON "tasks" USING btree ("tenant_id","assignee_id","state");--> statement-breakpoint
CREATE INDEX "tasks_case" ON "tasks" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "tasks_element" ON "tasks" USING btree ("tenant_id","element_instance_key");--> statement-breakpoint
CREATE INDEX "trace_elements_instance" ON "trace_elements" USING btree ("instance_key");--> statement-breakpoint
CREATE INDEX "trace_incidents_instance" ON "trace_incidents" USING btree ("instance_key");--> statement-breakpoint
CREATE INDEX "trace_instances_case" ON "trace_instances" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "trace_instances_contact" ON "trace_instances" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE POLICY "audit_entries_tenant" ON "audit_entries" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "audit_heads_tenant" ON "audit_heads" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "cases_tenant" ON "cases" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "number_series_tenant" ON "number_series" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "consents_tenant" ON "consents" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "contacts_tenant" ON "contacts" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "deadlines_tenant" ON "deadlines" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "machine_tokens_tenant" ON "machine_tokens" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "organisations_tenant" ON "organisations" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "staff_tenant" ON "staff" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "acknowledgements_tenant" ON "acknowledgements" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "dispatches_tenant" ON "dispatches" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "idempotency_keys_tenant" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "outbox_tenant" ON "outbox" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "persons_tenant" ON "persons" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "proposals_tenant" ON "proposals" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "referrals_tenant" ON "referrals" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "sessions_tenant" ON "sessions" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "sign_ins_tenant" ON "sign_ins" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "tasks_tenant" ON "tasks" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "trace_instances_tenant" ON "trace_instances" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));
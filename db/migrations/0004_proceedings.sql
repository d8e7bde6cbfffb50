CREATE TABLE "notice_answers" (
	"tenant_id" text NOT NULL,
	"notice_id" text NOT NULL,
	"answer_id" text NOT NULL,
	"answer" text NOT NULL,
	"facts" jsonb NOT NULL,
	"text" "bytea",
	"digest" text NOT NULL,
	"answered_by" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"effect" text NOT NULL,
	CONSTRAINT "notice_answers_tenant_id_notice_id_answer_id_pk" PRIMARY KEY("tenant_id","notice_id","answer_id")
);
--> statement-breakpoint
ALTER TABLE "notice_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notices" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"proceeding_id" text NOT NULL,
	"notice" text NOT NULL,
	"recipient_id" text NOT NULL,
	"state" text NOT NULL,
	"content" "bytea" NOT NULL,
	"data_categories" text[] NOT NULL,
	"consent_id" text,
	"statute" text,
	"sent_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"reminders" integer DEFAULT 0 NOT NULL,
	"reminder_occasion" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "notices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "life_events" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"case_id" text NOT NULL,
	"event" text NOT NULL,
	"happened_on" date NOT NULL,
	"to_staff_id" text,
	"note" "bytea",
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "life_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "life_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proceedings" (
	"tenant_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"case_id" text,
	"person_id" text,
	"wrapped_key" "bytea",
	"organisation_id" text NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp with time zone NOT NULL,
	"facts" jsonb NOT NULL,
	"sealed_facts" "bytea" NOT NULL,
	"computed_dates" "bytea",
	"outcome" text,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"legal_hold" boolean DEFAULT false NOT NULL,
	"hold_reason" "bytea",
	CONSTRAINT "proceedings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "proceedings_number" UNIQUE("tenant_id","number")
);
--> statement-breakpoint
ALTER TABLE "proceedings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "proposals" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "proceeding_id" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "proceeding_id" text;--> statement-breakpoint
ALTER TABLE "trace_instances" ADD COLUMN "proceeding_id" text;--> statement-breakpoint
ALTER TABLE "notice_answers" ADD CONSTRAINT "notice_answers_tenant_id_notice_id_notices_tenant_id_id_fk" FOREIGN KEY ("tenant_id","notice_id") REFERENCES "public"."notices"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_tenant_id_proceeding_id_proceedings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","proceeding_id") REFERENCES "public"."proceedings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_tenant_id_recipient_id_organisations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","recipient_id") REFERENCES "public"."organisations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_events" ADD CONSTRAINT "life_events_tenant_id_case_id_cases_tenant_id_id_fk" FOREIGN KEY ("tenant_id","case_id") REFERENCES "public"."cases"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proceedings" ADD CONSTRAINT "proceedings_tenant_id_case_id_cases_tenant_id_id_fk" FOREIGN KEY ("tenant_id","case_id") REFERENCES "public"."cases"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proceedings" ADD CONSTRAINT "proceedings_tenant_id_person_id_persons_tenant_id_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."persons"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proceedings" ADD CONSTRAINT "proceedings_tenant_id_organisation_id_organisations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","organisation_id") REFERENCES "public"."organisations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_proceeding" ON "notices" USING btree ("tenant_id","proceeding_id");--> statement-breakpoint
CREATE INDEX "notices_recipient" ON "notices" USING btree ("tenant_id","recipient_id","state");--> statement-breakpoint
CREATE INDEX "life_events_case" ON "life_events" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "proceedings_opened" ON "proceedings" USING btree ("tenant_id","opened_at");--> statement-breakpoint
CREATE INDEX "proceedings_case" ON "proceedings" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "audit_entries_proceeding" ON "audit_entries" USING btree ("tenant_id",(facts->>'proceedingId'),"seq");--> statement-breakpoint
CREATE INDEX "proposals_proceeding" ON "proposals" USING btree ("tenant_id","proceeding_id");--> statement-breakpoint
CREATE INDEX "tasks_proceeding" ON "tasks" USING btree ("tenant_id","proceeding_id");--> statement-breakpoint
CREATE INDEX "trace_instances_proceeding" ON "trace_instances" USING btree ("tenant_id","proceeding_id");--> statement-breakpoint
CREATE POLICY "notice_answers_tenant" ON "notice_answers" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "notices_tenant" ON "notices" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "life_events_tenant" ON "life_events" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "proceedings_tenant" ON "proceedings" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));
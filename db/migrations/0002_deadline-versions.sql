CREATE TABLE "deadline_suspensions" (
	"tenant_id" text NOT NULL,
	"deadline_id" text NOT NULL,
	"number" integer NOT NULL,
	"entry" text NOT NULL,
	"on_day" date NOT NULL,
	"basis" text,
	"reason" "bytea",
	"days" integer,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "deadline_suspensions_tenant_id_deadline_id_number_pk" PRIMARY KEY("tenant_id","deadline_id","number")
);
--> statement-breakpoint
ALTER TABLE "deadline_suspensions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deadline_versions" (
	"tenant_id" text NOT NULL,
	"deadline_id" text NOT NULL,
	"number" integer NOT NULL,
	"change" text NOT NULL,
	"rule" text NOT NULL,
	"rule_valid_from" date NOT NULL,
	"source" text NOT NULL,
	"text_of" text NOT NULL,
	"starts_on" date NOT NULL,
	"raw_on" date NOT NULL,
	"due_on" date NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"remind_on" date[] NOT NULL,
	"explanation" jsonb NOT NULL,
	"facts" "bytea" NOT NULL,
	"reason" "bytea",
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "deadline_versions_tenant_id_deadline_id_number_pk" PRIMARY KEY("tenant_id","deadline_id","number")
);
--> statement-breakpoint
ALTER TABLE "deadline_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "deadlines_due";--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "rule_valid_from" date;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "proceeding_id" text;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "roll" jsonb;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "rings_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "warned_on" date;--> statement-breakpoint
-- Rows from before: both rules there were are agreed ones, and neither had been changed.
UPDATE "deadlines" SET "title" = CASE "rule" WHEN 'start-due' THEN 'Beginn nach vier Wochen prüfen' ELSE 'Annahme durch die Stelle' END,
  "kind" = 'agreed', "rule_valid_from" = '2020-01-01', "source" = 'Vereinbarung mit den Stellen', "rings_at" = "due_at",
  "roll" = '{"moves": true, "basis": "Vereinbarung mit den Stellen", "to": "Arbeitstag"}';--> statement-breakpoint
ALTER TABLE "deadlines" ALTER COLUMN "title" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "deadlines" ALTER COLUMN "kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "deadlines" ALTER COLUMN "rule_valid_from" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "deadlines" ALTER COLUMN "source" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "deadlines" ALTER COLUMN "roll" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "deadlines" ALTER COLUMN "rings_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "deadline_suspensions" ADD CONSTRAINT "deadline_suspensions_tenant_id_deadline_id_deadlines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","deadline_id") REFERENCES "public"."deadlines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_versions" ADD CONSTRAINT "deadline_versions_tenant_id_deadline_id_deadlines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","deadline_id") REFERENCES "public"."deadlines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deadlines_proceeding" ON "deadlines" USING btree ("tenant_id","proceeding_id");--> statement-breakpoint
CREATE INDEX "deadlines_due" ON "deadlines" USING btree ("tenant_id","state","rings_at");--> statement-breakpoint
CREATE POLICY "deadline_suspensions_tenant" ON "deadline_suspensions" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));--> statement-breakpoint
CREATE POLICY "deadline_versions_tenant" ON "deadline_versions" AS PERMISSIVE FOR ALL TO "kimflow_app" USING (tenant_id = (select current_setting('app.tenant'))) WITH CHECK (tenant_id = (select current_setting('app.tenant')));
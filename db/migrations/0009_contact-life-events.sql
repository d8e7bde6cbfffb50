ALTER TABLE "life_events" ALTER COLUMN "case_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "case_manager_id" text;--> statement-breakpoint
ALTER TABLE "life_events" ADD COLUMN "contact_id" text;--> statement-breakpoint
ALTER TABLE "life_events" ADD CONSTRAINT "life_events_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "life_events_contact" ON "life_events" USING btree ("tenant_id","contact_id");
CREATE TABLE `commitment` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`project_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`title` text NOT NULL,
	`contract_company_id` text,
	`status` text NOT NULL,
	`start_date` text,
	`completion_date` text,
	`retainage_percent` real,
	`erp_state` text NOT NULL,
	`round` integer NOT NULL,
	`created_by` text NOT NULL,
	`sent_by` text,
	`sent_at` text,
	`is_private` integer DEFAULT false NOT NULL,
	`version` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_company_id`) REFERENCES `contract_company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sent_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `commitment_list` ON `commitment` (`company_id`,`project_id`,`id`);--> statement-breakpoint
CREATE INDEX `commitment_state` ON `commitment` (`company_id`,`erp_state`,`id`);--> statement-breakpoint
CREATE INDEX `commitment_private` ON `commitment` (`company_id`,`project_id`) WHERE "commitment"."is_private" = 1;--> statement-breakpoint
CREATE TABLE `commitment_reader` (
	`company_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`commitment_id`, `person_id`),
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contract_company` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`name` text NOT NULL,
	`erp_code` text,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contract_company_company` ON `contract_company` (`company_id`);--> statement-breakpoint
CREATE TABLE `cost_code` (
	`company_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`in_erp` integer NOT NULL,
	PRIMARY KEY(`company_id`, `code`),
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `line` (
	`id` text NOT NULL,
	`company_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`position` integer NOT NULL,
	`description` text NOT NULL,
	`cost_code` text,
	`cost_type` text,
	`amount_cents` integer NOT NULL,
	PRIMARY KEY(`commitment_id`, `id`),
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `line_commitment` ON `line` (`commitment_id`,`position`);--> statement-breakpoint
CREATE TABLE `state_count` (
	`company_id` text NOT NULL,
	`project_id` text NOT NULL,
	`kind` text NOT NULL,
	`erp_state` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`company_id`, `project_id`, `kind`, `erp_state`)
);
--> statement-breakpoint
CREATE TABLE `answered_command` (
	`person_id` text NOT NULL,
	`key` text NOT NULL,
	`digest` text NOT NULL,
	`answer` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`person_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `answered_command_at` ON `answered_command` (`at`);--> statement-breakpoint
CREATE TABLE `history` (
	`company_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`at` text NOT NULL,
	`by_id` text,
	`by_name` text NOT NULL,
	`changed` text NOT NULL,
	`from` text,
	`to` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`company_id`, `seq`),
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `history_id_unique` ON `history` (`id`);--> statement-breakpoint
CREATE INDEX `history_commitment` ON `history` (`commitment_id`,`seq`);--> statement-breakpoint
CREATE TABLE `follow` (
	`company_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`commitment_id`, `person_id`),
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follow_person` ON `follow` (`person_id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text,
	`state` text NOT NULL,
	`reason` text,
	`detail` text,
	`announced_at` text NOT NULL,
	`due_at` text,
	`attempts` integer NOT NULL,
	`lease_token` text,
	`last_problem` text,
	`received_at` text,
	`received_for` text,
	`sender` text,
	`subject` text,
	`source` blob,
	`commitment_id` text,
	`rejection_id` text,
	`mark` text,
	`first_came_at` text,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inbox_due` ON `inbox` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `inbox_waiting` ON `inbox` (`company_id`,`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `inbox_kept` ON `inbox` (`reason`) WHERE state = 'kept';--> statement-breakpoint
CREATE INDEX `inbox_announced` ON `inbox` (`announced_at`);--> statement-breakpoint
CREATE INDEX `inbox_mark` ON `inbox` (`company_id`,`mark`) WHERE mark is not null;--> statement-breakpoint
CREATE INDEX `inbox_company` ON `inbox` (`company_id`,`state`);--> statement-breakpoint
CREATE TABLE `reminder` (
	`company_id` text NOT NULL,
	`rejection_id` text NOT NULL,
	`step` text NOT NULL,
	`at` text NOT NULL,
	`letters` integer NOT NULL,
	PRIMARY KEY(`rejection_id`, `step`),
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rejection_id`) REFERENCES `rejection`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `daily_summary` (
	`company_id` text NOT NULL,
	`local_date` text NOT NULL,
	`at` text NOT NULL,
	`waiting` integer NOT NULL,
	`letters` integer NOT NULL,
	PRIMARY KEY(`company_id`, `local_date`),
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `letter` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`commitment_id` text,
	`event` text NOT NULL,
	`event_id` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`recipient` text NOT NULL,
	`payload` text NOT NULL,
	`key` text NOT NULL,
	`batch` text,
	`state` text NOT NULL,
	`due_at` text,
	`until` text,
	`first_tried_at` text,
	`attempts` integer NOT NULL,
	`lease_token` text,
	`provider_id` text,
	`delivery` text,
	`last_problem` text,
	`reviewed` text,
	`created_at` text NOT NULL,
	`sent_at` text,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letter_key_unique` ON `letter` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `letter_once` ON `letter` (`event`,`event_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `letter_due` ON `letter` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `letter_commitment` ON `letter` (`commitment_id`,`created_at`) WHERE commitment_id is not null;--> statement-breakpoint
CREATE INDEX `letter_batch` ON `letter` (`batch`) WHERE batch is not null;--> statement-breakpoint
CREATE INDEX `letter_review` ON `letter` (`state`) WHERE state = 'needs-review';--> statement-breakpoint
CREATE INDEX `letter_bounced` ON `letter` (`delivery`) WHERE delivery = 'bounced';--> statement-breakpoint
CREATE INDEX `letter_provider` ON `letter` (`provider_id`) WHERE provider_id is not null;--> statement-breakpoint
CREATE TABLE `mail_event` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`delivery` text NOT NULL,
	`received_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mail_event_provider` ON `mail_event` (`provider_id`);--> statement-breakpoint
CREATE INDEX `mail_event_received` ON `mail_event` (`received_at`);--> statement-breakpoint
CREATE TABLE `page_miss` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`adapter` text NOT NULL,
	`version` text NOT NULL,
	`shape` text NOT NULL,
	`browsers` text NOT NULL,
	`times` integer NOT NULL,
	`first_seen_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_miss_once` ON `page_miss` (`company_id`,`adapter`,`version`,`shape`);--> statement-breakpoint
CREATE INDEX `page_miss_last_seen` ON `page_miss` (`last_seen_at`);--> statement-breakpoint
CREATE TABLE `page_miss_person` (
	`miss_id` text NOT NULL,
	`company_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`miss_id`, `person_id`),
	FOREIGN KEY (`miss_id`) REFERENCES `page_miss`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `page_pause` (
	`adapter` text PRIMARY KEY NOT NULL,
	`paused_at` text NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `connector_token` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`person_id` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` text NOT NULL,
	`last_used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connector_token_digest_unique` ON `connector_token` (`digest`);--> statement-breakpoint
CREATE INDEX `connector_token_person` ON `connector_token` (`person_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`person_id` text NOT NULL,
	`user_agent` text,
	`created_at` text NOT NULL,
	`last_used_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_digest_unique` ON `session` (`digest`);--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_code` (
	`address` text PRIMARY KEY NOT NULL,
	`code` text,
	`until` text NOT NULL,
	`guesses` integer NOT NULL,
	`wrong` integer NOT NULL,
	`counted_from` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `company` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`web_url` text NOT NULL,
	`second_pair_of_eyes` integer NOT NULL,
	`locks_approved` integer NOT NULL,
	`undo_seconds` integer DEFAULT 10 NOT NULL,
	`connection` text NOT NULL,
	`zone` text DEFAULT 'UTC' NOT NULL,
	`summary_days` text DEFAULT 'weekdays' NOT NULL,
	`summary_hour` integer DEFAULT 7 NOT NULL,
	`late_after_days` integer DEFAULT 2 NOT NULL,
	`reminders` integer DEFAULT true NOT NULL,
	`remind_after_days` integer DEFAULT 2 NOT NULL,
	`holidays` text DEFAULT '[]' NOT NULL,
	`tell_creator` integer DEFAULT true NOT NULL,
	`inbound_name` text NOT NULL,
	`allowed_senders` text DEFAULT '[]' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_inbound_name_unique` ON `company` (`inbound_name`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`connector` integer DEFAULT false NOT NULL,
	`erp_integrations` text DEFAULT 'none' NOT NULL,
	`can_push_to_accounting` integer DEFAULT false NOT NULL,
	`disabled` integer DEFAULT false NOT NULL,
	`daily_summary` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_company_email` ON `person` (`company_id`,`email`);--> statement-breakpoint
CREATE INDEX `person_email` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `project` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `project_company` ON `project` (`company_id`);--> statement-breakpoint
CREATE TABLE `project_permission` (
	`project_id` text NOT NULL,
	`person_id` text NOT NULL,
	`commitments` text NOT NULL,
	`granular` text NOT NULL,
	PRIMARY KEY(`project_id`, `person_id`),
	FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `project_permission_person` ON `project_permission` (`person_id`);--> statement-breakpoint
CREATE TABLE `rejection` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`round` integer NOT NULL,
	`comment` text NOT NULL,
	`reason_codes` text NOT NULL,
	`rejected_by` text,
	`rejected_by_name` text NOT NULL,
	`rejected_at` text NOT NULL,
	`evidence` text NOT NULL,
	`heard_at` text,
	`picture` text NOT NULL,
	`outcome` text NOT NULL,
	`closed_at` text,
	`closed_by` text,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rejected_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rejection_commitment` ON `rejection` (`commitment_id`,`round`);--> statement-breakpoint
CREATE UNIQUE INDEX `rejection_one_open` ON `rejection` (`commitment_id`) WHERE "rejection"."outcome" = 'open';--> statement-breakpoint
CREATE INDEX `rejection_open` ON `rejection` (`company_id`,`rejected_at`,`id`) WHERE "rejection"."outcome" = 'open';--> statement-breakpoint
CREATE TABLE `resend` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`round` integer NOT NULL,
	`rejection_id` text,
	`resent_by` text,
	`resent_by_name` text,
	`seen_on` text,
	`seen_by` text,
	`resent_at` text NOT NULL,
	`held_until` text NOT NULL,
	`from_state` text NOT NULL,
	`previous_sent_by` text,
	`previous_sent_at` text,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rejection_id`) REFERENCES `rejection`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resent_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seen_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`previous_sent_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `resend_rejection_id_unique` ON `resend` (`rejection_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `resend_round` ON `resend` (`commitment_id`,`round`);--> statement-breakpoint
CREATE TABLE `procore_asked` (
	`company_id` text NOT NULL,
	`what` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`company_id`, `what`),
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `procore_event` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`project_id` text NOT NULL,
	`commitment_id` text NOT NULL,
	`kind` text,
	`by_user` text,
	`is_gone` integer NOT NULL,
	`received_at` text NOT NULL,
	`due_at` text NOT NULL,
	`attempts` integer NOT NULL,
	`done_at` text,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `procore_event_due` ON `procore_event` (`done_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `procore_mirror` (
	`commitment_id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`changed_at` text,
	`origin_id` text,
	`seen_by` text NOT NULL,
	`stale_at` text,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seen_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `procore_sign_in` (
	`state` text PRIMARY KEY NOT NULL,
	`challenge` text NOT NULL,
	`device` text NOT NULL,
	`until` text NOT NULL,
	`tried_at` text,
	`grant` text
);
--> statement-breakpoint
CREATE TABLE `procore_token` (
	`person_id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`sealed` text NOT NULL,
	`expires_at` text NOT NULL,
	`generation` integer NOT NULL,
	`renewing_by` text,
	`renewing_until` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);

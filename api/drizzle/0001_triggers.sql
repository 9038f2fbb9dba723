CREATE TRIGGER history_is_never_updated BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER history_grows_at_its_end BEFORE INSERT ON history
WHEN NEW.seq IS NOT coalesce((SELECT max(seq) FROM history WHERE company_id = NEW.company_id), 0) + 1
  OR EXISTS (SELECT 1 FROM history WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER commitment_counted_in AFTER INSERT ON commitment
BEGIN
  INSERT INTO state_count (company_id, project_id, kind, erp_state, n)
  VALUES (NEW.company_id, NEW.project_id, NEW.kind, NEW.erp_state, 1)
  ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER commitment_counted_out AFTER DELETE ON commitment
BEGIN
  UPDATE state_count SET n = n - 1
  WHERE company_id = OLD.company_id AND project_id = OLD.project_id AND kind = OLD.kind AND erp_state = OLD.erp_state;
END;
--> statement-breakpoint
CREATE TRIGGER commitment_counted_again AFTER UPDATE OF company_id, project_id, kind, erp_state ON commitment
BEGIN
  UPDATE state_count SET n = n - 1
  WHERE company_id = OLD.company_id AND project_id = OLD.project_id AND kind = OLD.kind AND erp_state = OLD.erp_state;
  INSERT INTO state_count (company_id, project_id, kind, erp_state, n)
  VALUES (NEW.company_id, NEW.project_id, NEW.kind, NEW.erp_state, 1)
  ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER letter_is_frozen BEFORE UPDATE OF payload, key ON letter
WHEN NEW.key IS NOT OLD.key
  OR NEW.payload IS NOT OLD.payload AND NOT (
    OLD.event = 'code' AND NEW.event = 'code' AND NEW.state IN ('sent', 'needs-review', 'released')
    AND NEW.payload IS json_set(OLD.payload, '$.html', '', '$.text', '')
  )
BEGIN SELECT RAISE(ABORT, 'a letter is frozen when it is written'); END;
--> statement-breakpoint
CREATE TRIGGER letter_call_is_frozen BEFORE UPDATE OF batch ON letter
WHEN NEW.batch IS NOT OLD.batch AND OLD.first_tried_at IS NOT NULL AND NEW.first_tried_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a letter is handed over again as it was at first'); END;

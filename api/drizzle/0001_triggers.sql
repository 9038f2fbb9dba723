CREATE TRIGGER history_is_never_updated BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER commitment_counted_in AFTER INSERT ON commitment
BEGIN
  INSERT INTO state_count (project_id, kind, erp_state, n) VALUES (NEW.project_id, NEW.kind, NEW.erp_state, 1)
  ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER commitment_counted_out AFTER DELETE ON commitment
BEGIN
  UPDATE state_count SET n = n - 1
  WHERE project_id = OLD.project_id AND kind = OLD.kind AND erp_state = OLD.erp_state;
END;
--> statement-breakpoint
CREATE TRIGGER commitment_counted_again AFTER UPDATE OF project_id, kind, erp_state ON commitment
BEGIN
  UPDATE state_count SET n = n - 1
  WHERE project_id = OLD.project_id AND kind = OLD.kind AND erp_state = OLD.erp_state;
  INSERT INTO state_count (project_id, kind, erp_state, n) VALUES (NEW.project_id, NEW.kind, NEW.erp_state, 1)
  ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER letter_is_frozen BEFORE UPDATE OF payload, key ON letter
BEGIN SELECT RAISE(ABORT, 'a letter is frozen when it is written'); END;

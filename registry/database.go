package registry

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"barre/packages"
)

// database keeps packages in a MySQL or MariaDB database, which several servers
// may share. Nothing is kept in memory.
type database struct{ db *sql.DB }

// chunk is how much of an archive is in one row: less than the packets that
// servers take without being told to.
const chunk = 1 << 20

// schema makes the tables. Names are compared byte by byte, as on disk.
var schema = []string{
	`CREATE TABLE IF NOT EXISTS barre_versions (
		id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
		org VARCHAR(256) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		name VARCHAR(256) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		version VARCHAR(256) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		entry LONGTEXT CHARACTER SET utf8mb4 NOT NULL,
		words MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
		deprecated TEXT CHARACTER SET utf8mb4,
		UNIQUE KEY (org, name, version)
	) ENGINE=InnoDB`,
	`CREATE TABLE IF NOT EXISTS barre_chunks (
		version BIGINT NOT NULL,
		number INT NOT NULL,
		data MEDIUMBLOB NOT NULL,
		PRIMARY KEY (version, number),
		FOREIGN KEY (version) REFERENCES barre_versions (id) ON DELETE CASCADE
	) ENGINE=InnoDB`,
	`CREATE TABLE IF NOT EXISTS barre_tokens (
		digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
		user VARCHAR(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
		orgs TEXT CHARACTER SET ascii NOT NULL
	) ENGINE=InnoDB`,
}

func openDatabase(ctx context.Context, db *sql.DB) (*database, error) {
	for _, s := range schema {
		if _, err := db.ExecContext(ctx, s); err != nil {
			return nil, fmt.Errorf("cannot use the database: %w", err)
		}
	}
	return &database{db}, nil
}

func (s *database) close() error { return s.db.Close() }

func (s *database) publish(ctx context.Context, e *entry, data []byte) error {
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	// The unique key makes one of several pushes of the same version wait for the
	// other's end, and then fail.
	res, err := tx.ExecContext(ctx, `INSERT INTO barre_versions (org, name, version, entry, words) VALUES (?, ?, ?, ?, ?)`,
		e.Organization, e.Name, e.Version, text, e.text())
	if err != nil {
		_ = tx.Rollback()
		if there, lerr := s.has(ctx, e.Ref()); lerr == nil && there {
			return errExists
		}
		return err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	for n := 0; n*chunk < len(data); n++ {
		part := data[n*chunk : min((n+1)*chunk, len(data))]
		if _, err := tx.ExecContext(ctx, `INSERT INTO barre_chunks (version, number, data) VALUES (?, ?, ?)`, id, n, part); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (s *database) has(ctx context.Context, r packages.Ref) (bool, error) {
	var n int
	err := s.db.QueryRowContext(ctx, `SELECT COUNT(*) FROM barre_versions WHERE org = ? AND name = ? AND version = ?`, r.Org, r.Name, r.Version).Scan(&n)
	return n > 0, err
}

// entries reads the rows of a query for entry and deprecated.
func (s *database) entries(ctx context.Context, query string, args ...any) ([]*entry, error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []*entry
	for rows.Next() {
		var text []byte
		var mark sql.NullString
		if err := rows.Scan(&text, &mark); err != nil {
			return nil, err
		}
		e := &entry{}
		if err := json.Unmarshal(text, e); err != nil {
			return nil, fmt.Errorf("the registry's data is damaged: %w", err)
		}
		if mark.Valid {
			e.Obsolete = &obsolete{mark.String}
		}
		list = append(list, e)
	}
	sortEntries(list)
	return list, rows.Err()
}

func (s *database) versions(ctx context.Context, org, name string) ([]*entry, error) {
	return s.entries(ctx, `SELECT entry, deprecated FROM barre_versions WHERE org = ? AND name = ?`, org, name)
}

func (s *database) search(ctx context.Context, words []string, org string) ([]*entry, error) {
	query, args := `SELECT entry, deprecated FROM barre_versions WHERE 1 = 1`, []any{}
	if org != "" {
		query += ` AND org = ?`
		args = append(args, org)
	}
	for _, w := range words {
		query += ` AND LOCATE(?, words) > 0`
		args = append(args, w)
	}
	return s.entries(ctx, query, args...)
}

// reader reads an archive row by row.
type reader struct {
	ctx  context.Context
	s    *database
	id   int64
	next int
	rest []byte
}

func (s *database) open(ctx context.Context, r packages.Ref) (io.ReadCloser, error) {
	rd := &reader{ctx: ctx, s: s}
	err := s.db.QueryRowContext(ctx, `SELECT id FROM barre_versions WHERE org = ? AND name = ? AND version = ?`, r.Org, r.Name, r.Version).Scan(&rd.id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, errNone
	}
	return rd, err
}

// Read reads from the rows, one at a time.
func (r *reader) Read(b []byte) (int, error) {
	if len(r.rest) == 0 {
		err := r.s.db.QueryRowContext(r.ctx, `SELECT data FROM barre_chunks WHERE version = ? AND number = ?`, r.id, r.next).Scan(&r.rest)
		if errors.Is(err, sql.ErrNoRows) {
			return 0, io.EOF
		}
		if err != nil {
			return 0, err
		}
		r.next++
	}
	n := copy(b, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// Close has nothing to give back: each row is a query of its own.
func (r *reader) Close() error { return nil }

func (s *database) deprecate(ctx context.Context, r packages.Ref, mark *obsolete) error {
	var text any
	if mark != nil {
		text = mark.Message
	}
	where, args := ` WHERE org = ? AND name = ?`, []any{r.Org, r.Name}
	if r.Version != "*" {
		where += ` AND version = ?`
		args = append(args, r.Version)
	}
	// A row that stays as it is counts as one that was not changed.
	var n int
	if err := s.db.QueryRowContext(ctx, `SELECT COUNT(*) FROM barre_versions`+where, args...).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return errNone
	}
	_, err := s.db.ExecContext(ctx, `UPDATE barre_versions SET deprecated = ?`+where, append([]any{text}, args...)...)
	return err
}

func (s *database) addToken(ctx context.Context, t token) error {
	_, err := s.db.ExecContext(ctx, `INSERT INTO barre_tokens (digest, user, orgs) VALUES (?, ?, ?)`, t.Digest, t.User, strings.Join(t.Orgs, ","))
	return err
}

func (s *database) findToken(ctx context.Context, digest string) (*token, error) {
	list, err := s.readTokens(ctx, `WHERE digest = ?`, digest)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

func (s *database) tokens(ctx context.Context) ([]token, error) {
	return s.readTokens(ctx, `ORDER BY user, digest`)
}

func (s *database) readTokens(ctx context.Context, where string, args ...any) ([]token, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT digest, user, orgs FROM barre_tokens `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []token
	for rows.Next() {
		var t token
		var orgs string
		if err := rows.Scan(&t.Digest, &t.User, &orgs); err != nil {
			return nil, err
		}
		t.Orgs = strings.Split(orgs, ",")
		list = append(list, t)
	}
	return list, rows.Err()
}

func (s *database) revoke(ctx context.Context, user string) (int, error) {
	res, err := s.db.ExecContext(ctx, `DELETE FROM barre_tokens WHERE user = ?`, user)
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	return int(n), err
}

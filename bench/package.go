package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A generated package of modules that import each other, and a Go module of the
// same shape, to measure how long it takes to find out what is wrong with them.
const (
	packageModules = 20
	moduleFiles    = 5
	fileLines      = 300
)

// unit is a piece of a file in both languages. @ stands for a number of its own,
// $ for a module that may be imported.
type unit struct{ bal, golang string }

var units = []unit{{`
# An order of a customer.
public type Order@ record {|
    # Identifies it
    readonly int id;
    string customer;
    Line@[] lines = [];
    decimal total = 0;
    Status status = NEW;
    map<string> tags = {};
    string? note = ();
|};

public type Line@ record {
    string sku;
    int qty;
    decimal price;
};

public isolated function total@(Order@ o) returns decimal {
    decimal sum = 0;
    foreach Line@ l in o.lines {
        sum += l.price * <decimal>l.qty;
    }
    return sum;
}

public function find@(Order@[] all, string customer, int least) returns Order@[]|error {
    Order@[] found = from Order@ o in all
        where o.customer == customer && o.id >= least
        let decimal t = total@(o)
        where t > 10d
        order by o.id descending
        select o;
    if found.length() == 0 {
        return error("nothing found", customer = customer);
    }
    return found;
}

public function describe@(Order@|error? o) returns string {
    if o is error {
        return "error: " + o.message();
    }
    if o is () {
        return "none";
    }
    match o.status {
        NEW => {
            return string ` + "`new order ${o.id} of ${o.customer}`" + `;
        }
        PAID => {
            return string ` + "`order ${o.id} with ${o.lines.length()} lines`" + `;
        }
    }
    return o.note ?: "no note";
}

function parse@(json j) returns Order@|error {
    json items = check j.items;
    Line@[] lines = check items.cloneWithType();
    string customer = check j.customer;
    map<string> tags = {"source": "json"};
    return {id: check int:fromString((check j.id).toString()), customer, lines, tags};
}
`, `
// Order@ is an order of a customer.
type Order@ struct {
	// ID identifies it.
	ID       int
	Customer string
	Lines    []Line@
	Total    float64
	Status   Status
	Tags     map[string]string
	Note     *string
}

type Line@ struct {
	Sku   string
	Qty   int
	Price float64
}

func Total@(o Order@) float64 {
	sum := 0.0
	for _, l := range o.Lines {
		sum += l.Price * float64(l.Qty)
	}
	return sum
}

func Find@(all []Order@, customer string, least int) ([]Order@, error) {
	var found []Order@
	for _, o := range all {
		if o.Customer == customer && o.ID >= least {
			t := Total@(o)
			if t > 10 {
				found = append(found, o)
			}
		}
	}
	sort.Slice(found, func(i, j int) bool {
		return found[i].ID > found[j].ID
	})
	if len(found) == 0 {
		return nil, fmt.Errorf("nothing found: customer = %q", customer)
	}
	return found, nil
}

func Describe@(o *Order@, err error) string {
	if err != nil {
		return "error: " + err.Error()
	}
	if o == nil {
		return "none"
	}
	switch o.Status {
	case New:
		return fmt.Sprintf("new order %d of %s", o.ID, o.Customer)
	case Paid:
		return fmt.Sprintf("order %d with %d lines", o.ID, len(o.Lines))
	}
	if o.Note == nil {
		return "no note"
	}
	return *o.Note
}

func parse@(j []byte) (o Order@, err error) {
	var raw struct {
		Items    []Line@
		Customer string
		ID       json.Number
	}
	if err := json.Unmarshal(j, &raw); err != nil {
		return o, err
	}
	id, err := strconv.Atoi(raw.ID.String())
	o = Order@{ID: id, Customer: raw.Customer, Lines: raw.Items}
	return o, err
}
`}, {`
type Event@ readonly & record {|
    string kind;
    int at;
    [int, string] place;
|};

type Entry@ record {|
    readonly string key;
    int count;
    Event@[] events;
|};

public class Store@ {
    private final table<Entry@> key(key) entries = table [];
    private int next = 1;
    private function (Event@ e) returns boolean keep;

    public function init(int least) {
        self.keep = e => e.at >= least;
    }

    public function add(Event@ e) returns int|error {
        var keep = self.keep;
        if !keep(e) {
            return error("too early", at = e.at);
        }
        Entry@? old = self.entries[e.kind];
        if old is Entry@ {
            old.count += 1;
            old.events.push(e);
        } else {
            self.entries.put({key: e.kind, count: 1, events: [e]});
        }
        self.next += 1;
        return self.next;
    }

    public function busiest() returns string? {
        string? best = ();
        int most = 0;
        foreach Entry@ {key, count} in self.entries {
            if count > most {
                most = count;
                best = key;
            }
        }
        return best;
    }

    public function counts() returns map<int> {
        map<int> counts = {};
        foreach var e in self.entries {
            counts[e.key] = e.count;
        }
        return counts;
    }
}

public function run@(Event@[] events) returns map<int>|error {
    Store@ store = new (10);
    foreach Event@ e in events {
        do {
            int n = check store.add(e);
            if n % 100 == 0 {
                io:println(n, " events, ", store.busiest() ?: "none");
            }
        } on fail error err {
            io:println(err.message());
        }
    }
    int[] sizes = store.counts().toArray().filter(n => n > 1).map(n => n * 2);
    io:println(int:sum(...sizes), " ", $:answer(sizes.length()));
    return store.counts();
}
`, `
type Event@ struct {
	Kind  string
	At    int
	Place struct {
		N int
		S string
	}
}

type Entry@ struct {
	Key    string
	Count  int
	Events []Event@
}

type Store@ struct {
	entries map[string]*Entry@
	next    int
	keep    func(e Event@) bool
}

func NewStore@(least int) *Store@ {
	return &Store@{entries: map[string]*Entry@{}, next: 1, keep: func(e Event@) bool {
		return e.At >= least
	}}
}

func (s *Store@) Add(e Event@) (int, error) {
	if !s.keep(e) {
		return 0, fmt.Errorf("too early: at = %d", e.At)
	}
	old := s.entries[e.Kind]
	if old != nil {
		old.Count += 1
		old.Events = append(old.Events, e)
	} else {
		s.entries[e.Kind] = &Entry@{Key: e.Kind, Count: 1, Events: []Event@{e}}
	}
	s.next += 1
	return s.next, nil
}

func (s *Store@) Busiest() *string {
	var best *string
	most := 0
	for key, e := range s.entries {
		if e.Count > most {
			most = e.Count
			best = &key
		}
	}
	return best
}

func (s *Store@) Counts() map[string]int {
	counts := map[string]int{}
	for k, e := range s.entries {
		counts[k] = e.Count
	}
	return counts
}

func Run@(events []Event@) (map[string]int, error) {
	store := NewStore@(10)
	for _, e := range events {
		n, err := store.Add(e)
		if err != nil {
			fmt.Println(err)
			continue
		}
		if n%100 == 0 {
			if b := store.Busiest(); b != nil {
				fmt.Println(n, " events, ", *b)
			} else {
				fmt.Println(n, " events, none")
			}
		}
	}
	sum, size := 0, 0
	for _, n := range store.Counts() {
		if n > 1 {
			sum += n * 2
			size++
		}
	}
	fmt.Println(sum, $.Answer(size))
	return store.Counts(), nil
}
`}}

// generate writes the package (or the Go module) into dir and gives the number
// of its lines.
func generate(dir string, bal bool) (lines int, err error) {
	write := func(name, text string) {
		if err != nil {
			return
		}
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err = os.MkdirAll(filepath.Dir(name), 0o777); err == nil {
			err = os.WriteFile(name, []byte(text), 0o666)
		}
		lines += strings.Count(text, "\n")
	}
	manifest, text := "go.mod", "module big\n\ngo 1.26\n"
	if bal {
		manifest, text = "Ballerina.toml", "[package]\norg = \"acme\"\nname = \"big\"\nversion = \"0.1.0\"\n"
	}
	write(manifest, text)
	for m := range packageModules {
		next := fmt.Sprintf("m%d", m+1)
		last := m == packageModules-1
		for f := range moduleFiles {
			var s strings.Builder
			if bal {
				s.WriteString("import ballerina/io;\n")
				if !last {
					fmt.Fprintf(&s, "import big.%s;\n", next)
				}
			} else {
				pkg := fmt.Sprintf("m%d", m)
				if m == 0 {
					pkg = "main"
				}
				fmt.Fprintf(&s, "package %s\n\nimport (\n\t\"encoding/json\"\n\t\"fmt\"\n\t\"sort\"\n\t\"strconv\"\n", pkg)
				if !last {
					fmt.Fprintf(&s, "\t\"big/%s\"\n", next)
				}
				s.WriteString(")\n")
			}
			if f == 0 {
				s.WriteString(shared(bal, m == 0))
			}
			for n := 0; strings.Count(s.String(), "\n") < fileLines-15; n++ {
				u := units[n%len(units)]
				text := u.golang
				if bal {
					text = u.bal
				}
				if last {
					// The last module imports none: its answer is its own.
					text = strings.NewReplacer("$:answer", "answer", "$.Answer", "Answer").Replace(text)
				}
				s.WriteString(strings.NewReplacer("@", fmt.Sprintf("%dx%d", f, n), "$:", next+":", "$.", next+".").Replace(text))
			}
			name := fmt.Sprintf("m%d/f%d.go", m, f)
			switch {
			case bal && m == 0:
				name = fmt.Sprintf("f%d.bal", f)
			case bal:
				name = fmt.Sprintf("modules/m%d/f%d.bal", m, f)
			case m == 0:
				name = fmt.Sprintf("f%d.go", f)
			}
			write(name, s.String())
		}
	}
	return lines, err
}

// shared is what the first file of each module has for the others.
func shared(bal, main bool) string {
	switch {
	case bal && main:
		return shared(true, false) + "\npublic function main() {\n    io:println(answer(1));\n}\n"
	case bal:
		return "\npublic enum Status {\n    NEW,\n    PAID,\n    SHIPPED\n}\n\npublic isolated function answer(int n) returns int => n * 42;\n"
	case main:
		return shared(false, false) + "\nfunc main() {\n\tfmt.Println(Answer(1))\n}\n"
	}
	return "\ntype Status string\n\nconst (\n\tNew     Status = \"NEW\"\n\tPaid    Status = \"PAID\"\n\tShipped Status = \"SHIPPED\"\n)\n\nfunc Answer(n int) int { return n * 42 }\n"
}

// packageDir is the generated package of a side.
func (b *bench) packageDir(s side) (string, error) {
	dir := filepath.Join(b.hand, "big-"+strconv.FormatBool(s.barre))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	_, err := generate(dir, s.barre)
	return dir, err
}

// checkPackage checks the generated package in a new process.
func (b *bench) checkPackage(s side) (*exec.Cmd, time.Duration, error) {
	dir, err := b.packageDir(s)
	if err != nil {
		return nil, 0, err
	}
	cmd := exec.Command(filepath.Join(b.hand, "check"+exe()), dir)
	if s.barre {
		cmd = exec.Command(b.barre(), "check", dir)
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return nil, 0, fmt.Errorf("%w: %.2000s", err, out.String())
	}
	return cmd, time.Since(start), nil
}

// checkTime is how long that takes, in milliseconds.
func (b *bench) checkTime(s side) (float64, error) {
	_, took, err := b.checkPackage(s)
	return float64(took.Microseconds()) / 1000, err
}

// checkMemory is the most memory that takes, in megabytes.
func (b *bench) checkMemory(s side) (float64, error) {
	cmd, _, err := b.checkPackage(s)
	if err != nil {
		return 0, err
	}
	return peak(cmd.ProcessState)
}

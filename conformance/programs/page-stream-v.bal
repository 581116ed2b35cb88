// Streams and iterators: pages, laziness, errors on the way, closing.
import ballerina/io;

type Item record {|
    readonly int id;
    string label;
|};

type PageError error<record {| int page; |}>;

class Pages {
    private final int pageSize;
    private final int? failAt;
    private Item[] buffer = [];
    private int page = 0;
    int closed = 0;
    int loaded = 0;

    isolated function init(int pageSize, int? failAt = ()) {
        self.pageSize = pageSize;
        self.failAt = failAt;
    }

    public isolated function next() returns record {|Item value;|}|PageError? {
        if self.buffer.length() == 0 {
            self.page += 1;
            if self.page > 3 {
                return ();
            }
            if self.page == self.failAt {
                return error PageError("page is gone", page = self.page);
            }
            self.loaded += 1;
            int base = (self.page - 1) * self.pageSize;
            self.buffer = from int i in 1 ... self.pageSize
                select {id: base + i, label: string `item ${base + i}`};
        }
        return {value: self.buffer.shift()};
    }

    public isolated function close() returns PageError? {
        self.closed += 1;
    }
}

class Fibonacci {
    private int a = 0;
    private int b = 1;

    public isolated function next() returns record {|int value;|}? {
        int r = self.a;
        self.b += self.a;
        self.a = self.b - self.a;
        return {value: r};
    }
}

class Countdown {
    *object:Iterable;
    private final int n;

    isolated function init(int n) {
        self.n = n;
    }

    public isolated function iterator() returns object {
        public isolated function next() returns record {|int value;|}?;
    } {
        int n = self.n;
        return object {
            private int at = n;

            public isolated function next() returns record {|int value;|}? {
                if self.at == 0 {
                    return ();
                }
                self.at -= 1;
                return {value: self.at + 1};
            }
        };
    }
}

function take(stream<int> s, int n) returns int[] => from int i in s limit n select i;

public function main() returns error? {
    Pages pages = new (2);
    stream<Item, PageError?> items = new (pages);
    Item[] odd = check from Item i in items
        where i.id % 2 == 1
        select i;
    io:println(odd.map(i => i.label), pages.loaded); // @output ["item 1","item 3","item 5"]3

    pages = new (2, 2);
    items = new (pages);
    Item[]|error some = from Item i in items select i;
    if some is PageError {
        io:println(some.message(), some.detail().page); // @output page is gone2
    }

    pages = new (3);
    items = new (pages);
    var first = check items.next();
    io:println(first, pages.loaded); // @output {"value":{"id":1,"label":"item 1"}}1
    check items.close();
    io:println(pages.closed); // @output 1

    stream<int> fib = new (new Fibonacci());
    io:println(take(fib, 10)); // @output [0,1,1,2,3,5,8,13,21,34]
    stream<int> evens = (new stream<int>(new Fibonacci())).filter(i => i % 2 == 0);
    record {|int value;|}? e = evens.next();
    e = evens.next();
    e = evens.next();
    io:println(e?.value); // @output 8
    int sum = 0;
    foreach int i in new Countdown(4) {
        sum = sum * 10 + i;
    }
    io:println(sum); // @output 4321
    stream<string> words = ["x", "yy", "zzz"].toStream();
    stream<int> lengths = words.map(w => w.length());
    io:println(lengths.reduce(isolated function(int t, int n) returns int => t + n, 0)); // @output 6
    stream<Item, error?> lazy = stream from int i in 1 ... 3
        let string label = i == 3 ? check fails() : "ok"
        select {id: i, label};
    int seen = 0;
    error? end = lazy.forEach(function(Item i) {
        seen += i.id;
    });
    io:println(seen, end is error ? end.message() : "no error"); // @output 3cannot label
    map<int> index = check map from var {id, label} in new stream<Item, PageError?>(new Pages(1)) select [label, id];
    io:println(index); // @output {"item 1":1,"item 2":2,"item 3":3}
    table<Item> key(id) byId = check table key(id) from Item i in new stream<Item, PageError?>(new Pages(2)) select i;
    io:println(byId[6]?.label, byId.length()); // @output item 66
    Item[] all = check from Item x in new stream<Item, PageError?>(new Pages(1)) select x;
    check from var [i, item] in all.enumerate()
        do {
            io:print(i, item.id, ";");
        };
    io:println(); // @output 01;12;23;
}

function fails() returns string|error => error("cannot label");

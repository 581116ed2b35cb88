// The key specifiers of the type and of the constructor agree.

type Row record {|
    readonly int id;
    readonly int n;
|};

public function main() {
    table<Row> key(id) a = table key(n) [{id: 1, n: 1}]; // @error
    table<Row> key(id) b = table key(id) [{id: 1, n: 1}];
    table<Row> c = table key(n) [{id: 1, n: 1}];
}

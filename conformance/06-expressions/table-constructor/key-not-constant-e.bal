// Key fields of the rows are constant expressions.

type Row record {|
    readonly int id;
    int n;
|};

public function main() {
    int k = 1;
    table<Row> key(id) t = table [{id: k, n: 1}]; // @error
    table<Row> key(id) u = table [{id: 1, n: k}];
}

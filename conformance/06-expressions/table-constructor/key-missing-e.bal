// Every row of a table has the key's fields.

public function main() {
    var a = table key(k) [
        {k: 1, v: 2},
        {v: 3} // @error
    ];
}

// An empty table needs an expected type.

public function main() {
    var t = table []; // @error
    table<map<int>> u = table [];
}

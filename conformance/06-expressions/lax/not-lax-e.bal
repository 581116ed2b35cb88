// anydata and maps of other types are not lax.

public function main() returns error? {
    anydata a = {x: 1};
    anydata b = check a.x; // @error
    map<int> m = {x: 1};
    int c = m.x; // @error
    json j = {x: 1};
    int d = check j.x;
    int e = j.x; // @error
}

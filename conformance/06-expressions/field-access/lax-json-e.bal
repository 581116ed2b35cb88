// Access to a field of json may give an error.

public function main() {
    json j = {a: 1};
    json a = j.a; // @error
    int b = j.a; // @error
    anydata c = 1;
    anydata d = c.x; // @error
}

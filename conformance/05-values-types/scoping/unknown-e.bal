// Every name has to be declared.

public function main() {
    int a = missing; // @error
    missing(); // @error
    Missing b = 1; // @error
    missing:f(); // @error
    a = missing2.x; // @error
}

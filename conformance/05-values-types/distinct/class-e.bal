// An object of another class is none of a distinct class.

distinct class Meter {
    int n = 1;
}

distinct class Foot {
    int n = 1;
}

public function main() {
    Meter m = new Foot(); // @error
}

// A method that takes less or gives more does not fit.

type Source object {
    public function read(int n) returns string;
};

class Narrow {
    public function read(byte n) returns string => "";
}

class Wide {
    public function read(int n) returns string? => ();
}

public function main() {
    Source a = new Narrow(); // @error
    Source b = new Wide(); // @error
}

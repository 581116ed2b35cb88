// A class with private members cannot be included.

class Base {
    private int n = 5;
}

class Derived {
    *Base; // @error
}

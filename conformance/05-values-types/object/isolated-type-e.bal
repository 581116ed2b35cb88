// An object that is not isolated is not of an isolated object type.

class Open {
    int n = 0;
}

isolated class Closed {
    private int n = 0;
}

public function main() {
    isolated object {} a = new Closed();
    isolated object {} b = new Open(); // @error
    object {} c = new Closed();
}

// A class with private members has no subtypes other than itself.

class Secret {
    private int n = 1;

    function get() returns int => self.n;
}

class Same {
    private int n = 1;

    function get() returns int => self.n;
}

public function main() {
    Secret a = new Secret();
    Secret b = new Same(); // @error
    int n = a.n; // @error
}

// Members with another visibility do not make a subtype.

type Pub object {
    public int n;
};

class Mod {
    int n = 0;
}

class Priv {
    private int n = 0;
}

public function main() {
    Pub a = new Mod(); // @error
    Pub b = new Priv(); // @error
    object {int n;} c = new Mod();
    object {int n;} d = new Priv(); // @error
}

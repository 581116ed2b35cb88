// When init may return an error, so may new.

class Even {
    function init() returns error? {
    }
}

public function main() {
    Even a = new; // @error
    Even|error b = new;
}

public class Account {
    int total = 0;

    public function deposit(int n) {
        self.total += n;
        self.audit();
    }

    function audit() {
        Hidden h = new;
        h.note();
    }
}

class Hidden {
    function note() {
    }
}

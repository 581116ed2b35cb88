// self of an isolated object is a restricted variable where a mutable field is
// used.

isolated int total = 0;
int plain = 0;

function addPlain() {
    plain += 1;
}

isolated class Store {
    final int limit = 10;
    private int[] items = [];

    isolated function add(int[] more) {
        lock {
            self.items.push(more.length());
            total += 1; // @error
        }
        lock {
            self.items = more; // @error
        }
        lock {
            self.items = [...more]; // @error
        }
        lock {
            self.items = [...more.clone(), more[0]];
        }
        self.items = []; // @error
    }

    function each() {
        lock {
            self.items.forEach(function(int n) { // @error
                addPlain();
            });
        }
        lock {
            addPlain(); // @error
            self.items.push(1);
        }
        lock {
            addPlain();
            int n = self.limit;
        }
    }

    isolated function all() returns int[] {
        lock {
            int[] items = self.items;
            return items; // @error
        }
    }

    isolated function reader() returns isolated function () returns int {
        lock {
            return isolated function() returns int {
                return self.items.length(); // @error
            };
        }
    }
}

isolated class Later {
    private int n;
    private function () returns int get;

    function init() {
        self.n = 1;
        self.get = isolated function() returns int => self.n; // @error
    }
}

// No strand is started within lock: no named worker, no start, not even in a
// function that is written there.

function f() {
}

public function main() {
    lock {
        fork {
            worker a { // @error
            }
        }
    }
    lock {
        var g = function() {
            future<()> x = start f(); // @error
        };
    }
    lock {
        var g = function() {
            worker a { // @error
            }
        };
    }
    lock {
        f();
    }
}

// Where it is known that a transaction is going on, transactional functions
// can be called.

import ballerina/io;

transactional function inside(string s) {
    io:println(s);
}

function maybe() {
    if transactional {
        inside("known");
    }
    if !transactional {
        io:println("outside");
        return;
    }
    inside("left over");
}

function loops() returns error? {
    transaction {
        foreach int i in 0 ... 1 {
            inside("round " + i.toString());
        }
        check commit;
    }
    transaction {
        while true {
            inside("once");
            check commit;
            break;
        }
    }
}

public function main() returns error? {
    maybe(); // @output outside
    transaction {
        maybe();
        // @output known
        // @output left over
        check commit;
    }
    check loops();
    // @output round 0
    // @output round 1
    // @output once
}

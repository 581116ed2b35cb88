// A dynamic listener has start, gracefulStop and immediateStop.

import ballerina/lang.runtime;

class Half {
    public function 'start() returns error? {
    }
}

class Full {
    public function 'start() returns error? {
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

public function main() {
    runtime:registerListener(new Half()); // @error
    Full f = new;
    runtime:registerListener(f);
    runtime:deregisterListener(f);
}

// A type without client or service takes all objects; with one only such.

import ballerina/io;

client class C {
}

service class S {
}

class N {
}

public function main() {
    object {}[] all = [new C(), new S(), new N()];
    foreach object {} o in all {
        io:println(o is client object {}, " ", o is service object {});
        // @output true false
        // @output false true
        // @output false false
    }
}

// typedesc is a predeclared prefix; its types can be named.

import ballerina/io;

public function main() {
    typedesc:ModuleId m = {organization: "o", name: "n", platformParts: []};
    typedesc:TypeId t = {moduleId: m, localId: "T"};
    io:println(t.moduleId.organization, t.localId); // @output oT
}

// Characters within the template are those of the tag's syntax, not of strings.

import ballerina/io;

public function main() {
    string:RegExp tab = re `a\tb`;
    string:RegExp slash = re `\\`;
    string:RegExp dollar = re `\$\{x\}`;
    io:println(tab.isFullMatch("a\tb"), slash.isFullMatch("\\"), dollar.isFullMatch("${x}")); // @output truetruetrue
}

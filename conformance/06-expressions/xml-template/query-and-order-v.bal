// Interpolations are evaluated in order, and a query in content makes xml.

import ballerina/io;

public function main() {
    int[] list = [1, 2];
    xml x = xml `<ul class="${list.length()}">${from int n in list
            select xml `<li>${n}</li>`}</ul>`;
    io:println(x); // @output <ul class="2"><li>1</li><li>2</li></ul>
}

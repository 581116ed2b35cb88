// Instructions have a target and content, comments content.

import ballerina/io;

public function main() {
    xml:ProcessingInstruction p = xml `<?go to end?>`;
    xml:Comment c = xml `<!-- note -->`;
    io:println(p.getTarget(), "|", p.getContent(), "|", c.getContent()); // @output go|to end| note 
}

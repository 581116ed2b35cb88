import ballerina/io;

xmlns "http://example.com" as ns;

public function main() returns error? {
    xml x = xml `<a id="1"><b>x</b><!--c--><ns:b>y</ns:b></a>tail<?pi data?>`;
    io:println(x.length(), " ", x.get(1), " ", x.elements().length()); // @output 3 tail 1
    xml:Element a = <xml:Element>x.get(0);
    io:println(a.getName(), " ", a.getAttributes()["id"]); // @output a 1
    io:println(a.getChildren().length(), " ", a.getDescendants().length(), " ", a.data()); // @output 3 5 xy
    xml tree = xml `<r><b n="1"><b n="2"/></b><c><ns:b n="3"/><b n="4"/></c></r>`;
    io:println(tree.selectDescendants("b")); // @output <b n="1"><b n="2"/></b><b n="4"/>
    io:println(tree.selectDescendants("{http://example.com}b", "c").length(), tree.selectDescendants("r").length()); // @output 10
    io:println(a.elementChildren("b"), a.elementChildren("{http://example.com}b")); // @output <b>x</b><ns:b xmlns:ns="http://example.com">y</ns:b>
    io:println(x.children().elements().map(e => xml:createText(e.data() + ";"))); // @output x;y;
    io:println(x.filter(i => i is xml:Text), x.text()); // @output tailtail
    io:println(x.slice(1, 2), " ", (xml `<a> <!--c--><b/></a>`).strip()); // @output tail <a><b/></a>
    xml:Element e = xml:createElement("e", {k: "v"}, xml `<c/>`);
    e.setName("{http://example.com}f");
    e.setChildren("text");
    map<string> attributes = e.getAttributes();
    attributes["k2"] = "w";
    io:println(e); // @output <f xmlns="http://example.com" k="v" k2="w">text</f>
    any untyped = attributes;
    io:println(untyped is map<string>); // @output true
    io:println(xml:createProcessingInstruction("t", "c"), xml:createComment("c"), xml:createText("a<b")); // @output <?t c?><!--c-->a&lt;b
    io:println(xml:concat(xml `<a/>`, "t", xml `<b/>`)); // @output <a/>t<b/>
    xml:ProcessingInstruction pi = xml `<?t c?>`;
    xml:Comment comment = xml `<!-- c -->`;
    io:println(pi.getTarget(), pi.getContent(), comment.getContent()); // @output tc c 
    foreach var item in xml `<a/>b` {
        io:println(item);
        // @output <a/>
        // @output b
    }
    xml parsed = check xml:fromString("<r><s/>t</r>");
    io:println(parsed, " ", xml:fromString("<r>") is error); // @output <r><s/>t</r> true
    int n = 0;
    parsed.forEach(function(xml item) {
        n += 1;
    });
    io:println(n); // @output 1
    error? cycle = trap e.setChildren(e);
    io:println(cycle is error); // @output true
    _ = x.get(7); // @panic {ballerina/lang.xml}IndexOutOfRange
}

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FailureText</name>
    <message numerus="yes">
        <source>%n attempt(s) left.</source>
        <extracomment>how often a one-time code or a PIN may still be entered</extracomment>
        <translation>
            <numerusform>%n attempt left.</numerusform>
            <numerusform>%n attempts left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ChangeProgress</name>
    <message numerus="yes">
        <source>%n attempts left</source>
        <translation>
            <numerusform>%n attempt left</numerusform>
            <numerusform>%n attempts left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bhxh::ui::CitizenDisplayWindow</name>
    <message numerus="yes">
        <source>Code from the e-mail, %n digits</source>
        <translation>
            <numerusform>Code from the e-mail, %n digit</numerusform>
            <numerusform>Code from the e-mail, %n digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bhxh::ui::MatchesView</name>
    <message numerus="yes">
        <source>%n people found</source>
        <translation>
            <numerusform>%n person found</numerusform>
            <numerusform>%n people found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bhxh::ui::NameSuggestions</name>
    <message numerus="yes">
        <source>%n people with this name are in the list below</source>
        <extracomment>for a screen reader, at the look-up field while a name is typed</extracomment>
        <translation>
            <numerusform>%n person with this name is in the list below</numerusform>
            <numerusform>%n people with this name are in the list below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bhxh::ui::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bhxh::ui::ResetProgress</name>
    <message numerus="yes">
        <source>%n attempts left</source>
        <translation>
            <numerusform>%n attempt left</numerusform>
            <numerusform>%n attempts left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bhxh::ui::SecretField</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
</context>
</TS>

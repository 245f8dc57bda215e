// Who is played stands in the address (#person/room), so that two windows can be two people.
import { Chat } from "./chat.js";
import { choose } from "./chooser.js";

const app = document.getElementById("app");
let chat = null;

function route() {
  const [person, room] = location.hash.slice(1).split("/").map(decodeURIComponent);
  if (chat && person === chat.person) {
    if (room) chat.show(room);
    return;
  }
  chat?.leave();
  chat = null;
  if (!person) {
    choose(app);
    return;
  }
  chat = new Chat(app, person, room, () => {
    location.hash = "";
  });
}

window.addEventListener("hashchange", route);
route();

// A chat opens at its newest message.
const messages = document.getElementById('messages');
messages.scrollTop = messages.scrollHeight;
